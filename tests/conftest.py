"""Fixtures every test may use, and a closing word on what this machine could not check."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests import browser as support


class NotCheckedSummary:
    """Gathers what tests say they could not check, from every process, and closes the run with it."""

    def __init__(self) -> None:
        self.noted: dict[str, None] = {}

    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        if issubclass(warning_message.category, support.NotChecked):
            self.noted[str(warning_message.message)] = None

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.noted:
            terminalreporter.section("not checked on this machine", sep="=", yellow=True)
            for what in self.noted:
                terminalreporter.line(what)


# How long an example takes is the benchmark's business: a busy machine must not fail a property.
settings.register_profile("digest", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("digest")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(NotCheckedSummary())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests of a process."""
    executable = support.find_chromium()
    if executable is None:
        raise support.NoChromium(
            "The browser tests need Chromium and found none: run `invoke test`, which installs one, "
            "or set DIGEST_CHROMIUM to its path."
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, headless=True, args=list(support.CHROMIUM_ARGUMENTS)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Call it with a built site's folder (and a prefix): its base address, served until the tests end."""
    with ExitStack() as running:

        def start(folder: Path, prefix: str = "/digest/") -> str:
            return running.enter_context(support.serve(folder, prefix))

        yield start


@pytest.fixture(scope="session")
def nu() -> support.NuChecker | None:
    """The Nu HTML Checker; None, and said so at the end of the run, where it cannot run."""
    found = support.nu_checker()
    if isinstance(found, support.NuChecker):
        return found
    support.not_checked(f"validity of the HTML (Nu HTML Checker): {found}")
    return None
