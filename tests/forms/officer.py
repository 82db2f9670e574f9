"""An officer at the form, in a real browser: a folder of the browser's own stands for the one that they would choose.

The page cannot tell the difference: it asks for a folder, and is given one that holds the authority's files.
"""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

CHOOSE = """
window.showDirectoryPicker = () => navigator.storage.getDirectory();
for (const asked of ['requestPermission', 'queryPermission']) FileSystemHandle.prototype[asked] = async () => 'granted';
"""
FILL = """async files => {
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/'), name = parts.pop();
    let folder = await navigator.storage.getDirectory();
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, above) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === 'directory') await walk(entry, above + name + '/');
      else found[above + name] = await entry.getFile().then(file => file.text()).catch(() => '');
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}"""


def open_form(page: Page, address: str, files: Mapping[str, str]) -> None:
    """Opens the form and chooses a folder with these files."""
    page.add_init_script(CHOOSE)
    page.goto(address)
    page.evaluate(FILL, {".git/HEAD": "ref: refs/heads/main\n", **files})
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_text("Responses", exact=True).first.wait_for()


def field(page: Page, path: str) -> Locator:
    """One field of the form; those further down are made when they come into sight."""
    found = page.locator(f'[data-key-path="{path}"]').first
    if not found.count():
        page.locator("[data-key-path]").last.scroll_into_view_if_needed()
    found.wait_for()
    return found


def type_in(page: Page, path: str, text: str) -> None:
    field(page, path).locator("input, textarea").first.fill(text)


def choose(page: Page, path: str, label: str) -> None:
    box = field(page, path).get_by_role("combobox")
    if box.count():
        box.first.click()
        page.get_by_role("option", name=label, exact=True).click()
    else:
        field(page, path).get_by_text(label, exact=True).click()


def attach(page: Page, number: int, name: str, content: bytes, title: str) -> None:
    """Adds an attachment from this machine."""
    field(page, "attachments").get_by_role("button", name="Add").click()
    field(page, f"attachments.{number}.file").get_by_text("Browse").first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    dialog.get_by_role("button", name="Insert", exact=True).click()
    type_in(page, f"attachments.{number}.title", title)


def save(page: Page, *paths: str) -> dict[str, str]:
    """Saves, and gives every file of the folder once these are among them.

    The editor takes in what is typed a moment later than it shows it: who saves at once may have to save again.
    """
    button = page.get_by_role("button", name="Save", exact=True)
    for attempt in range(150):
        if attempt % 30 == 0 and button.is_visible() and button.is_enabled():
            button.click()
        found = {path: text for path, text in page.evaluate(READ).items() if text}
        if all(found.get(path) for path in paths):
            return found
        page.wait_for_timeout(100)
    raise AssertionError(f"{paths} were not saved: {page.inner_text('body')}")
