"""Routes of one file: sent and checked, its page, findings accepted, what is taken away of it."""

import datetime as dt
from dataclasses import replace
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from schemas.filled.acceptance import Acceptance, may_be_accepted
from scripts.web.cases import Case, Seen
from scripts.web.desk import Desk, sent
from scripts.web.downloads import marked_workbook, report_kinds, report_of
from scripts.web.guard import RefusedError
from scripts.web.limits import LONGEST_REASON
from scripts.web.shown_findings import key_of, page_of
from scripts.web.watch_actions import ACTIONS


class FileRoutes:
    """What can be asked about one file."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[Route]:
        """The routes below /files."""
        return [
            Route("/files", self.send, methods=["POST"]),
            Route("/files/{key}", self.show),
            Route("/files/{key}/view", self.view),
            Route("/files/{key}/events", self.events),
            Route("/files/{key}/accept", self.accept, methods=["POST"]),
            Route("/files/{key}/leave", self.desk.leave, methods=["POST"]),
            Route("/files/{key}/marked", self.marked),
            Route("/files/{key}/report", self.report),
            Route("/files/{key}/do/{action}", self.act, methods=["POST"]),
        ]

    async def send(self, request: Request) -> Response:
        """A file is sent: checked, kept under a new key; ClerkError when it cannot be read."""
        name, path = await self.desk.keep(request)
        try:
            checked = await self.desk.checker.check(path.read_bytes(), name)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        seen = Seen(dt.datetime.now(), checked)
        case = Case(name, path, seen=seen, given=checked.submission.accepted)
        self.desk.kept.add(case.key, case)
        return JSONResponse({"page": f"{self.desk.door.base}/files/{case.key}"}, 201)

    async def show(self, request: Request) -> Response:
        """The page of a file."""
        return self.page_of_case(self.desk.case(request))

    def page_of_case(self, case: Case) -> Response:
        """The whole page of a file."""
        return self._page("case.html", case)

    async def view(self, request: Request) -> Response:
        """The part of that page that changes."""
        return self._page("_case.html", self.desk.case(request))

    def _page(self, template: str, case: Case, status: int = 200) -> Response:
        seen, checked = case.seen, case.checked
        return self.desk.page(
            template,
            status,
            case=case,
            seen=seen,
            page=page_of(case, seen, checked) if seen and checked else None,
            kinds=report_kinds(),
        )

    async def events(self, request: Request) -> Response:
        """News of a file, as long as its page is open."""
        return self.desk.stream(self.desk.case(request).news)

    async def accept(self, request: Request) -> Response:
        """A finding is ticked off with a reason, or with an empty one is open again."""
        case = self.desk.case(request)
        key, reason = await sent(request, "finding", "reason")
        checked = case.checked
        issue = next((i for i in checked.issues if key_of(i) == key), None) if checked else None
        reason = " ".join(reason.split())
        if checked is None or issue is None or not may_be_accepted(issue):
            raise RefusedError(409, "这一处不能这样处理，或者内容已有变化。请刷新页面后再试。")
        if len(reason) > LONGEST_REASON or not reason.isprintable():
            raise RefusedError(400, f"原因请写在{LONGEST_REASON}字以内，不要有特殊符号。")
        case.accepted.pop(key, None)
        if reason:
            case.accepted[key] = Acceptance(issue.sheet, issue.cell, issue.message, reason)
        await self._judge_again(case)
        return self._page("_case.html", case)

    async def _judge_again(self, case: Case) -> None:
        """The file with what was said here; once more where something else came in between."""
        while (before := case.seen) is not None and before.checked is not None:
            found = await self.desk.checker.again(before.checked, case.ticked)
            if case.seen is before:
                case.show(replace(before, checked=found))
                return

    async def marked(self, request: Request) -> Response:
        """The workbook with its findings, to be taken away."""
        case = self.desk.case(request)
        checked = case.checked
        if checked is None:
            raise RefusedError(409, "尚未读取到这份文件，请稍后再试。")
        data = case.path.read_bytes()
        return attached(*await self.desk.checker.made(marked_workbook, checked, data, case.name))

    async def report(self, request: Request) -> Response:
        """The report of one kind, to be taken away."""
        case = self.desk.case(request)
        checked, kind = case.checked, request.query_params.get("kind", "")
        if checked is None or kind not in report_kinds():
            raise RefusedError(404, "没有这一种报告，请刷新页面后再试。")
        return attached(*await self.desk.checker.made(report_of, checked, kind))

    async def act(self, request: Request) -> Response:
        """A button beside a watched workbook."""
        case = self.desk.case(request)
        action = ACTIONS.get(request.path_params["action"])
        if action is None or not case.watched:
            raise RefusedError(404, "校验页面没有这种操作。")
        return PlainTextResponse(await self.desk.checker.made(action, case))


def attached(name: str, content: bytes) -> Response:
    """A file that the browser saves under its name."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type="application/octet-stream", headers=headers)
