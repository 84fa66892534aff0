"""The words that may mean danger, as a centre's coordinator sets them."""

from tests.browser.screens.scene import Scene, screen


@screen("coordinator")
def desk_danger_words(scene: Scene) -> None:
    centre = scene.ask("coordinator", "GET", "/me")["home"]["id"]
    path = f"/centres/{centre}/danger-words"
    scene.ask("coordinator", "PUT", path, json={"added": ["不如不在"], "left_out": []})
    nothing: dict[str, list[str]] = {"added": [], "left_out": []}
    scene.after.append(lambda: scene.ask("coordinator", "PUT", path, json=nothing))
    scene.go("/desk/danger-words", "main .own")


@screen("coordinator")
def desk_danger_words_common(scene: Scene) -> None:
    desk_danger_words(scene)
    scene.page.locator("main summary").tap()
    scene.wait("main [role=switch]")
