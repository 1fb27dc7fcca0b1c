"""The application: one set of pages for `watch` and `serve`, behind its door."""

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from scripts.web.audit_routes import AuditRoutes
from scripts.web.desk import Desk
from scripts.web.file_routes import FileRoutes
from scripts.web.guard import Guard
from scripts.web.home_routes import HomeRoutes
from scripts.web.telling import Telling


def application(desk: Desk) -> ASGIApp:
    """All routes of a desk; every error is told in words."""
    app = Starlette(
        routes=[
            *HomeRoutes(desk).routes(),
            *FileRoutes(desk).routes(),
            *AuditRoutes(desk).routes(),
            Mount("/static", StaticFiles(packages=[("scripts.web", "static")])),
        ],
        lifespan=desk.life,
        exception_handlers=Telling(desk).handlers,
    )
    return Guard(app, desk.door)
