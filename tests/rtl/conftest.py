"""The sites these tests read: the real content, the fixture made to hurt, the real one in four editions."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.rtl import editions
from tests.rtl.reading import Built
from tests.site.conftest import PROJECT, made, order

HERE = Path(__file__).parent


def _built(content: Path, out: Path) -> Built:
    made(order(out, content))
    return Built(out)


@pytest.fixture(scope="session")
def hurting_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The direction fixture with the project's own editions."""
    content = tmp_path_factory.mktemp("hurting") / "content"
    shutil.copytree(HERE / "content", content)
    shutil.copytree(PROJECT / "content" / "editions", content / "editions")
    return content


@pytest.fixture(scope="session")
def hurting(hurting_content: Path) -> Built:
    """The site of the direction fixture."""
    return _built(hurting_content, hurting_content.parent / "site")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the real content."""
    return _built(PROJECT / "content", tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def four_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with an Arabic and a Kurdish edition added."""
    content = tmp_path_factory.mktemp("four") / "content"
    shutil.copytree(PROJECT / "content", content)
    editions.add_to(content)
    return content


@pytest.fixture(scope="session")
def four(four_content: Path) -> Built:
    """The site of the real content in four editions."""
    return _built(four_content, four_content.parent / "site")


@pytest.fixture(params=["real", "hurting", "four"])
def built(request: pytest.FixtureRequest) -> Built:
    """Each of the three sites."""
    site: Built = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="session")
def own_names(four_content: Path) -> Mapping[str, str]:
    """Edition code to the language's own name."""
    return {path.stem: editions.read(path)["name"] for path in (four_content / "editions").glob("*.yml")}
