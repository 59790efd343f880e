"""Small SVG, built as safe markup: every value is escaped, nothing is styled inline (a page's policy forbids it)."""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *children: object, **attributes: object) -> Markup:
    """`element("rect", x=1, class_="passed")`; a trailing underscore leaves, inner ones become hyphens."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{named}>{inner}</{name}>")  # noqa: S704 - escaped above


def number(value: float) -> str:
    """A coordinate with at most one digit behind the point."""
    return f"{value:.1f}".removesuffix(".0")
