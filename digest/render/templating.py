"""Templates: where they are looked for, what they may do, and errors that name file and line; pure.

`<name>/issue.html.j2` is looked for in the newsletter's own folders, then among the built-in ones;
what a template folder lacks comes from the one that its mail extends, and at last from `classic`.
`digest/<name>/…` always is the built-in one, so that a folder named `classic` may extend the template
it stands in for.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import BaseLoader, Template
    from jinja2.sandbox import SandboxedEnvironment

#: What a template folder may hold.
PARTS = (
    "issue.html.j2",
    "issue.txt.j2",
    "parts.html.j2",
    "parts.txt.j2",
    "web.html.j2",
    "index.html.j2",
    "feed.xml.j2",
    "style.css",
    "media.css",
    "web.css",
)
DEFAULT = "classic"


def built_in_folder() -> Path:
    """Return the folder of the built-in templates: in the wheel, or at the top of the checkout."""
    package = Path(str(files("digest")))
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent / "templates"


def built_in_names() -> tuple[str, ...]:
    """Return the names of the built-in templates."""
    return tuple(sorted(path.parent.name for path in built_in_folder().glob("*/issue.html.j2")))


def template_loader(folders: Sequence[Path] = ()) -> BaseLoader:
    """Return a loader that looks in `folders` first, then among the built-in templates."""
    # Never kept where there are folders: Jinja would not see a file that comes to stand before a built-in one.
    return _loader(folders) if folders else _built_in_loader()


@lru_cache(maxsize=1)
def _built_in_loader() -> BaseLoader:
    return _loader(())


def _loader(folders: Sequence[Path]) -> BaseLoader:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

    from digest.render.loading import OwnFolder

    # "sig": what Notepad saves begins with a mark, which would be the first letter of the mail.
    own = OwnFolder([str(folder) for folder in folders], encoding="utf-8-sig")
    ours = FileSystemLoader(str(built_in_folder()))
    return ChoiceLoader([own, ours, PrefixLoader({"digest": ours})])


class Templates:
    """Render the parts of one template by name, falling back part by part to what it extends, and to `classic`."""

    def __init__(self, name: str, loader: BaseLoader | None = None) -> None:
        self._name = name
        self._environment = _environment(loader) if loader else _built_in_environment()
        self._checked: set[str | None] = set()

    def render(self, part: str, values: Mapping[str, Any]) -> str:
        """Return the part (`issue.html.j2`, …) filled with values.

        Raises:
            RenderError: there is no such template, or it is broken, with its file and line.
        """
        from jinja2 import TemplateError

        try:
            self._environment.select_template([f"{self._name}/{any_part}" for any_part in PARTS])
            template = self._environment.select_template(self._choices(part))
            self._check(template)
            return self._something(template.render(values, part=self._part), part)
        except RenderError:
            raise
        except RecursionError:
            ours = self._name if self._name in built_in_names() else DEFAULT
            raise RenderError(
                f"template {self._name}/{part} extends itself",
                hint=f'write {{% extends "digest/{ours}/{part}" %}} to extend the built-in one',
            ) from None
        except TemplateError as error:
            raise _explained(error, f"{self._name}/{part}") from None
        except Exception as error:
            place = _place_in_template(error)
            if place is None:
                raise
            raise RenderError(
                f"template {place}: {type(error).__name__}: {error}",
                hint="docs/templates.md lists what a template gets",
            ) from None

    def _check(self, template: Template) -> None:
        """Look once at what is not ours."""
        place = template.filename or template.name or ""
        if template.name not in self._checked and not place.startswith(str(built_in_folder())):
            from digest.render.loading import check_blocks

            check_blocks(self._environment, template.name or "", place)
        self._checked.add(template.name)

    def _something(self, page: str, part: str) -> str:
        if part.endswith(".html.j2") and not page.strip():
            hint = f'to change a part of it, begin it with {{% extends "digest/{DEFAULT}/{part}" %}}'
            raise RenderError(f"template {self._name}/{part} makes an empty page", hint=hint)
        return page

    def _part(self, part: str) -> str:
        """Return which file of the template is meant: its own, or that of a template it extends."""
        return str(self._environment.select_template(self._choices(part)).name)

    def _choices(self, part: str) -> list[str]:
        return [f"{name}/{part}" for name in self._line]

    @cached_property
    def _line(self) -> tuple[str, ...]:
        """Return the template, the one that its mail extends, and so on, and `classic`."""
        line = [self._name]
        while (above := self._above(line[-1])) and above not in line:
            line.append(above)
        return (*line, DEFAULT)

    def _above(self, name: str) -> str | None:
        """Return the template whose mail the mail of one of our own extends; the built-in ones have all they need."""
        from jinja2 import TemplateNotFound

        from digest.render.loading import extended

        part = f"{name}/{PARTS[0]}"
        try:
            place = self._environment.get_template(part).filename or ""
        except TemplateNotFound:
            return None
        above = None if place.startswith(str(built_in_folder())) else extended(self._environment, part)
        return above.rpartition("/")[0] if above else None


@lru_cache(maxsize=1)
def _built_in_environment() -> SandboxedEnvironment:
    return _environment(template_loader())


@lru_cache(maxsize=4)
def _environment(loader: BaseLoader) -> SandboxedEnvironment:
    """Return the environment of a loader: one for the mail and the archive, so that nothing is compiled twice."""
    from jinja2.sandbox import SandboxedEnvironment

    from digest.render.loading import Unknown
    from digest.render.plain import FILTERS
    from digest.render.prose import lettered, linked

    environment = SandboxedEnvironment(
        loader=loader,
        # Colors and fonts are checked before they come here (palette.py); quotes around a font must stay quotes.
        autoescape=lambda name: not (name or "").endswith((".txt.j2", ".css")),
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_said,
    )
    environment.filters.update(FILTERS | {"linked": linked, "lettered": lettered})
    return environment


def _said(value: Any) -> Any:
    """Return what a template prints; of what is none, nothing: "None" in a footer would reach every reader."""
    return "" if value is None else value


def _explained(error: Any, part: str) -> RenderError:
    """Say where a template failed: Jinja knows it for syntax, the traceback for the rest."""
    from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError

    if isinstance(error, TemplatesNotFound):
        name, names = part.rpartition("/")[0], ", ".join(built_in_names())
        return RenderError(f"there is no template {name!r}", hint=f"the built-in ones: {names}")
    place = _place_in_template(error) or part
    if isinstance(error, TemplateNotFound):
        return RenderError(f"template {place}: asks for {error.name}, which is not there", hint="check its name")
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name or part}, line {error.lineno}"
    reason = (error.message or type(error).__name__).splitlines()[0]
    return RenderError(f"template {place}: {reason}", hint="docs/templates.md lists blocks and variables")


def _place_in_template(error: BaseException) -> str | None:
    """Return the innermost template file and line of a traceback (Jinja rewrites those frames)."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".j2", ".css")):
            place = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
