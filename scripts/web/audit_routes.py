"""Routes of an audit: files sent one by one, judged together, listed while they are judged."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from schemas.issues import Severity, counts
from scripts.tasks.audit import as_workbook
from scripts.web.audits import Audit
from scripts.web.desk import Desk
from scripts.web.file_routes import attached
from scripts.web.guard import RefusedError
from scripts.web.limits import MOST_AUDITED


class AuditRoutes:
    """What can be asked about an audit."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[Route]:
        """The routes below /audits."""
        return [
            Route("/audits", self.begin, methods=["POST"]),
            Route("/audits/{key}/files", self.send, methods=["POST"]),
            Route("/audits/{key}/start", self.start, methods=["POST"]),
            Route("/audits/{key}", self.show),
            Route("/audits/{key}/view", self.view),
            Route("/audits/{key}/events", self.events),
            Route("/audits/{key}/leave", self.desk.leave, methods=["POST"]),
            Route("/audits/{key}/list", self.listed),
        ]

    async def begin(self, request: Request) -> Response:
        """An audit without files yet."""
        audit = Audit()
        self.desk.kept.add(audit.key, audit)
        return JSONResponse({"page": f"{self.desk.door.base}/audits/{audit.key}"}, 201)

    async def send(self, request: Request) -> Response:
        """One more file."""
        audit = self.desk.audit(request)
        if audit.started or len(audit.files) >= MOST_AUDITED:
            raise RefusedError(409, f"一次最多审查{MOST_AUDITED}个文件。其余的请分次放入。")
        name, path = await self.desk.keep(request)
        audit.files.append((path, name))
        return Response(status_code=204)

    async def start(self, request: Request) -> Response:
        """All files are here."""
        audit = self.desk.audit(request)
        if audit.started or not audit.files:
            raise RefusedError(409, "没有要审查的文件，或者已经开始了。")
        audit.start(self.desk.checker)
        return Response(status_code=204)

    async def show(self, request: Request) -> Response:
        """The page of an audit."""
        return self._page("audit.html", self.desk.audit(request))

    async def view(self, request: Request) -> Response:
        """The part of that page that changes."""
        return self._page("_audit.html", self.desk.audit(request))

    def _page(self, template: str, audit: Audit) -> Response:
        rows = [(result, counts(result.issues)) for result in audit.results]
        return self.desk.page(template, audit=audit, rows=rows, severities=list(Severity))

    async def events(self, request: Request) -> Response:
        """News of an audit, as long as its page is open."""
        return self.desk.stream(self.desk.audit(request).news)

    async def listed(self, request: Request) -> Response:
        """The list as a workbook, to be taken away."""
        audit = self.desk.audit(request)
        return attached(
            "审查清单.xlsx", await self.desk.checker.made(as_workbook, list(audit.results))
        )
