"""Routes of the first page: where files are dropped, or what is watched; a new workbook."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from scripts.web.desk import Desk
from scripts.web.downloads import new_workbook
from scripts.web.file_routes import FileRoutes, attached
from scripts.web.guard import RefusedError

LONGEST_ORGAN = 100  # characters


class HomeRoutes:
    """What can be asked about the whole."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[Route]:
        """The routes at the top."""
        return [
            Route("/", self.show),
            Route("/view", self.view),
            Route("/events", self.events),
            Route("/new", self.new),
        ]

    async def show(self, request: Request) -> Response:
        """The drop page; of a watch its workbook, or the list of its folder."""
        watch = self.desk.watch
        if watch is None:
            return self.desk.page("home.html")
        if watch.single is not None:
            return FileRoutes(self.desk).page_of_case(watch.single)
        return self.desk.page("folder.html", cases=watch.listed())

    async def view(self, request: Request) -> Response:
        """The list of a watched folder."""
        watch = self.desk.watch
        return self.desk.page("_folder.html", cases=watch.listed() if watch else ())

    async def events(self, request: Request) -> Response:
        """News of that list."""
        if self.desk.watch is None:
            raise RefusedError(404, "校验页面没有这一页。")
        return self.desk.stream(self.desk.watch.news)

    async def new(self, request: Request) -> Response:
        """A workbook to be filled in, to be taken away."""
        asked = request.query_params
        year, organ = asked.get("year", ""), asked.get("organ", "")
        if not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise RefusedError(400, "年度请填四位数字，如2025。")
        if len(organ) > LONGEST_ORGAN or not organ.isprintable():
            raise RefusedError(400, f"机关全称请写在{LONGEST_ORGAN}字以内，不要有特殊符号。")
        macros = asked.get("macros") == "yes"
        return attached(*await self.desk.checker.made(new_workbook, int(year), organ, macros))
