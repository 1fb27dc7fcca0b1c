"""The application: one set of pages for `watch` and `serve`, behind its door."""

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from scripts.web.audit_routes import AuditRoutes
from scripts.web.file_routes import FileRoutes
from scripts.web.guard import Guard
from scripts.web.home_routes import HomeRoutes
from scripts.web.site import Site
from scripts.web.telling import Telling


def application(site: Site) -> ASGIApp:
    """All routes of a site; every error is told in words."""
    app = Starlette(
        routes=[
            *HomeRoutes(site).routes(),
            *FileRoutes(site).routes(),
            *AuditRoutes(site).routes(),
            Mount("/static", StaticFiles(packages=[("scripts.web", "static")])),
        ],
        lifespan=site.life,
        exception_handlers=Telling(site).handlers,
    )
    return Guard(app, site.door)
