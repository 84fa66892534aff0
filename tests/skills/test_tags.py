"""Tags mean the same whatever language they are written in."""

import pytest

from rules.tags import fold, forms_of, key_of, keys_of, known_like, name_of


@pytest.mark.parametrize("written", ["唱歌", "歌", "singing", "Singing ", "ＳＩＮＧＩＮＧ", "うた"])
def test_one_thing_has_one_key(written: str) -> None:
    assert key_of(written) == "singing"


def test_what_isnt_on_the_list_is_its_own() -> None:
    assert key_of("  Tai   ＣＨＩ sword ") == "tai chi sword"
    assert name_of("tai chi sword", "ja") == "tai chi sword"
    assert keys_of(["歌", "singing", "x", "X"]) == ["singing", "x"]
    assert len(key_of("ﷺ" * 24)) <= 40


def test_each_is_told_in_the_readers_language_and_found_in_all() -> None:
    assert [name_of("singing", code) for code in ("zh-CN", "en", "ja")] == ["唱歌", "singing", "歌"]
    assert forms_of("singing") == ["singing", "唱歌", "歌"]
    assert "singing" in known_like("唱") and "singing" in known_like("SING")
    assert known_like("zzz") == []
    assert fold("Ａ  b") == "a b"
