"""Steps that could pass without looking are refused when they are defined; texts are bound to exactly one step."""

from __future__ import annotations

from typing import Any

import pytest

from harness.catalogue import CatalogueError, Step
from harness.steps.registry import StepDefinitionError, StepRegistry


def step(text: str, kind: str = "when") -> Step:
    return Step(kind, "Khi", text)


def test_words_in_braces_reach_the_step() -> None:
    registry = StepRegistry()

    @registry.when("{agency} gửi {doc} qua Trục")
    def sends(world: Any, agency: str, doc: str) -> None:
        world.append((agency, doc))

    match = registry.find(step("Sở Tài chính gửi văn bản B qua Trục"))
    assert match.words == {"agency": "Sở Tài chính", "doc": "văn bản B"}


def test_an_async_step_is_refused() -> None:
    async def passes_unseen(world: Any) -> None:
        raise AssertionError

    with pytest.raises(StepDefinitionError, match="async-step"):
        StepRegistry().when("x")(passes_unseen)  # type: ignore[arg-type]


def test_a_generator_step_is_refused() -> None:
    def passes_unseen(world: Any) -> Any:
        yield

    with pytest.raises(StepDefinitionError, match="generator-step"):
        StepRegistry().when("x")(passes_unseen)


def test_a_step_that_returns_false_is_refused() -> None:
    def passes_unseen(world: Any) -> Any:
        return False

    with pytest.raises(StepDefinitionError, match="returned-value"):
        StepRegistry().when("x")(passes_unseen)


def test_a_step_that_returns_what_a_call_gave_is_refused() -> None:
    def passes_unseen(world: Any) -> Any:
        if world:
            return None
        return world.check()

    with pytest.raises(StepDefinitionError, match="returned-value"):
        StepRegistry().when("x")(passes_unseen)


def test_a_text_defined_twice_is_refused_even_with_other_words() -> None:
    registry = StepRegistry()
    registry.when("gửi {a}")(lambda world, a: None)
    with pytest.raises(StepDefinitionError, match="step-twice"):
        registry.when("gửi {b}")(lambda world, b: None)


def test_a_text_that_two_steps_match_is_an_error() -> None:
    registry = StepRegistry()
    registry.when("gửi {a}")(lambda world, a: None)
    registry.when("gửi văn bản")(lambda world: None)
    with pytest.raises(CatalogueError, match="ambiguous-step"):
        registry.find(step("gửi văn bản"))


def test_a_text_without_a_step_is_an_error() -> None:
    with pytest.raises(CatalogueError, match="undefined-step"):
        StepRegistry().find(step("không ai biết"))


def test_a_given_does_not_serve_as_a_when() -> None:
    registry = StepRegistry()
    registry.given("gửi văn bản")(lambda world: None)
    with pytest.raises(CatalogueError, match="undefined-step"):
        registry.find(step("gửi văn bản"))
