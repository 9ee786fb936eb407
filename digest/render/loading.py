"""What Jinja is given to find a newsletter's own files, and to say plainly what is wrong in them.

Loaded with Jinja: nothing but `templating` imports it, and only once there is something to render.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.utils import missing

from digest.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

# What docs/templates.md calls the records that templates get.
_CALLED = {
    "PageView": "issue",
    "SectionView": "a section",
    "StoryView": "a story",
    "Quote": "a sentence",
    "Also": "another report",
    "Picture": "a picture",
    "Look": "look",
    "Colors": "light and dark",
    "IssueLine": "a line of the list",
    "TemplateModule": "what is imported",
}


class OwnFolder(FileSystemLoader):
    """Read a newsletter's own files, and say which of them is not UTF-8, and where."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return Jinja's own answer.

        Raises:
            RenderError: the file is not UTF-8, with its line.
        """
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise RenderError(f"template {template}, line {line}: not UTF-8", hint="save it as UTF-8") from None


class Unknown(StrictUndefined):
    """Fail on a name that is not there, in the words of docs/templates.md, with the nearest that is."""

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint or owner is missing or not isinstance(name, str):
            return str(super()._undefined_message)
        called = "words" if isinstance(owner, Mapping) else _CALLED.get(type(owner).__name__, type(owner).__name__)
        names = owner if isinstance(owner, Mapping) else [one for one in dir(owner) if not one.startswith("_")]
        return f"{called} has no {name!r}{_nearest(name, names)}"


def check_blocks(environment: Environment, name: str, place: str) -> None:
    """Find a block that nothing above a template has: Jinja passes it over, and nobody sees it.

    Raises:
        RenderError: there is one, with its line.
    """
    tree = _tree(environment, name)
    above = _blocks_above(environment, tree)
    if above is None:
        return
    called = {node.attr for node in tree.find_all(nodes.Getattr) if getattr(node.node, "name", "") == "self"}
    for block in tree.body:
        if isinstance(block, nodes.Block) and block.name not in above | called:
            raise RenderError(
                f"template {place}, line {block.lineno}: nothing it extends has a block {block.name!r}, "
                f"so it would not be shown{_nearest(block.name, above)}",
                hint=f"the blocks there are: {', '.join(sorted(above))}",
            )


def extended(environment: Environment, name: str) -> str | None:
    """Return the name of the template that another one extends; None where there is none, or it is not known yet."""
    return _extended(_tree(environment, name))


def _extended(tree: nodes.Template) -> str | None:
    found = next(tree.find_all(nodes.Extends), None)
    return str(found.template.value) if found is not None and isinstance(found.template, nodes.Const) else None


def _blocks_above(environment: Environment, tree: nodes.Template) -> set[str] | None:
    """Return the blocks of all that a template extends; None where it extends nothing, or what is not known yet."""
    above = _extended(tree)
    if above is None:
        return None
    parent = _tree(environment, above)
    return set(_names(parent)) | (_blocks_above(environment, parent) or set())


def _names(tree: nodes.Template) -> Iterator[str]:
    return (block.name for block in tree.find_all(nodes.Block))


def _tree(environment: Environment, name: str) -> nodes.Template:
    assert environment.loader is not None  # every environment of ours has one
    return environment.parse(environment.loader.get_source(environment, name)[0])


def _nearest(name: str, names: Any) -> str:
    near = get_close_matches(name, map(str, names), 1)
    return f" (is it {near[0]!r}?)" if near else ""
