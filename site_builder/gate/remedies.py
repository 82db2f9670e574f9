"""For each code: why it matters and how to put it right, in words for an officer who has the file open."""

from site_builder.records.depth import DEEP, FIX, WHY

_CSV = "Publish a CSV of the visible cells instead ('site-builder clean FILE' makes one), or delete it in the program."
_BY_HAND = (
    "In Microsoft Office, use File, Info, Inspect Document; in LibreOffice, delete it (File, Properties for what the "
    "file says of itself); a PDF is exported anew from its original."
)
_INSPECT = f"Use 'site-builder clean FILE'. Or by hand: {_BY_HAND}"
_CLEAN = "Make a copy without it: 'site-builder clean FILE'."
_FLAT = "Delete the words themselves, not only their look, in the original; then export the file anew."
_PDF = "Go back to the original, delete what must not be seen, and export a new PDF."

ALLOWED = "An office's number, mailbox or address may be named under 'allowed_contacts' in mkdocs.yml."
"""What is said beside the remedy where an office can have such a thing."""
SPECIAL = (
    (
        "personal-data",
        "hold an office",
        "A name tells of somebody as surely as a number does.",
        "Look whether the law lets each be named, and take out the others.",
    ),
    ("too-complex", DEEP, WHY, FIX),
    ("too-complex", "definitions", "They cannot be checked within safe limits.", "Take out those that nothing uses."),
    ("too-complex", "names of people", "What cannot be checked is not published.", "Publish it in parts."),
    (
        "uninspectable",
        "It took longer",
        "What cannot be checked is not published.",
        "Publish it in parts: fewer rows, sheets or pages in each file.",
    ),
    (
        "uninspectable",
        "MB of memory",
        "What cannot be checked is not published.",
        "Publish it in parts: fewer rows, sheets or pages in each file.",
    ),
    ("too-large", "The record is", "", "Move long tables into an attachment."),
    ("too-large", "pages could not", "What cannot be checked is not published.", "Publish it in parts of fewer pages."),
    ("", "more findings of this kind", "All of them have the same cause.", "Repair those that are named, in one go."),
    ("fake-redaction", "struck through", "A line through words does not remove them.", _FLAT),
    ("not-searched", "beyond", "Readers do not find it by them.", "Split it, or say in the record what it holds."),
    ("internal-link", "a filter of e-mail", "Readers are sent round by it.", "Link to the address itself."),
    ("personal-data", "to be of offices.", "One of them may be a person's all the same.", f"Look at each. {ALLOWED}"),
)
"""A code, words of what was found, and why that matters and what to do, where it is not as for the code at large."""

REMEDIES: dict[str, tuple[str, str]] = {
    "active-content": (
        "It can run on a reader's machine, or fetch something without asking.",
        "Remove it; publish plain text, a table or a PDF without scripts.",
    ),
    "alt-text-leak": ("Copying and screen readers give these words although the page does not show them.", _PDF),
    "archive": (
        "Readers cannot see what an archive holds before they open it.",
        "Publish the files one by one, each listed in the record.",
    ),
    "author-metadata": ("Names of people travel in the properties of the file.", _INSPECT),
    "bidi-control": (
        "Such characters make text read differently from what it is.",
        "Type the words again without them.",
    ),
    "bookmark-leak": ("The navigation pane shows what the pages do not.", "Correct or delete the bookmark."),
    "chart-cache": (
        "A chart keeps a copy of the data it was drawn from.",
        "Paste the chart as a picture, or draw it from the visible cells only.",
    ),
    "comment": (
        "Comments and their authors can be read by everybody who opens the file.",
        "Delete them in the program that made the file (Microsoft Office: File, Info, Inspect Document), and export a "
        "PDF anew. Of a spreadsheet, 'site-builder clean FILE' makes a CSV without them.",
    ),
    "conflict-marker": (
        "Readers would see both.",
        "Keep the version that holds; delete the other, and the lines with the marks.",
    ),
    "control-characters": (
        "They are no part of a text and break programs that read it.",
        "Save the file anew as plain text in UTF-8.",
    ),
    "covered-text": ("Covering text does not remove it: it can be copied and searched.", _FLAT),
    "cropped-image": (
        "Cropping only hides the rest of the picture.",
        "In the program choose Compress Pictures and delete cropped areas.",
    ),
    "custom-property": ("Properties often hold case numbers, names or paths.", _INSPECT),
    "custom-xml": ("Such parts can hold whole records that no page shows.", _INSPECT),
    "data-connection": ("It holds queries, server names or a copy of their answers.", _CSV),
    "data-model": ("A data model keeps whole tables that no sheet shows.", _CSV),
    "defined-name": ("Names can hold data or the place of a private file.", _CSV),
    "embedded-object": (
        "An embedded file opens whole, with everything that it holds.",
        "Take it out (a document or sheet can hold a picture instead), or publish it by itself after checking it.",
    ),
    "embedded-thumbnail": ("A small preview can show the picture as it was before editing.", _CLEAN),
    "empty-file": ("There is nothing to publish.", "Put the right file there."),
    "encoding": ("Some characters may be shown wrongly.", "Save the file with the encoding UTF-8."),
    "external-link": (
        "It names a private place, and may keep a copy of what is there.",
        "Break the link: keep the values, remove the target.",
    ),
    "external-resource": (
        "Every reader's machine would call another server, which could follow them.",
        "Put the picture beside the record, or remove it.",
    ),
    "fake-redaction": ("Colour does not remove the words under it.", _FLAT),
    "filename": ("The name is not safe as part of an address.", "Rename it: letters, digits, dots and hyphens."),
    "filtered-rows": ("Filters do not remove data: everybody can switch them off.", _CSV),
    "form-field": ("Values of form fields can be read even where they are not shown.", _PDF),
    "formula-injection": (
        "A spreadsheet program would run this cell as a formula.",
        "Put an apostrophe before it, or remove the sign at its start.",
    ),
    "header-footer": (
        "These words show only in print, so they are easily overlooked.",
        "Read them, and remove what should not be published.",
    ),
    "hidden-columns": ("Hiding does not remove: everybody can unhide columns.", _CSV),
    "hidden-comment": ("Readers do not see it, but everybody can read it in the source.", "Delete the comment."),
    "hidden-layer": (
        "A layer that is switched off can be switched on again.",
        "Delete the layer in the program that made the file, then export anew.",
    ),
    "hidden-rows": ("Hiding does not remove: everybody can unhide rows.", _CSV),
    "hidden-sheet": ("Hiding does not remove: everybody can unhide sheets.", _CSV),
    "hidden-slide": ("A hidden slide is still in the file.", "Delete the slide."),
    "hidden-text": ("Hidden text is still in the file.", _FLAT),
    "hidden-under-merge": ("Merging only covers these values.", _CSV),
    "homoglyph": (
        "Letters of two alphabets that look alike are mixed in one word: readers and search are misled.",
        "Type the word again.",
    ),
    "image-gps": ("It tells where the picture was taken, often to a few metres.", _CLEAN),
    "image-metadata": ("Cameras and editors write names, serial numbers and notes into pictures.", _CLEAN),
    "internal-link": (
        "Readers cannot follow it, and it shows how the inside of the organisation is named.",
        "Link to a public address, or remove the link.",
    ),
    "invisible-characters": (
        "They cannot be seen, break search, and can carry hidden words.",
        "Type the words again without them.",
    ),
    "invisible-text": ("Invisible text is still in the file.", _FLAT),
    "junk-file": ("Such files can hold parts of other files, and the names of people.", "Delete it."),
    "lfs-pointer": (
        "The repository holds a pointer, not the file.",
        "Fetch the file ('git lfs pull'), or add it without LFS.",
    ),
    "link-mismatch": ("A link that shows one place and leads to another misleads.", "Make words and target agree."),
    "macro": (
        "Macros are programs: they can harm readers, and they can hold data.",
        "Save it without macros, as a plain .xlsx, .docx or .pptx; in LibreOffice delete them first (Tools, Macros).",
    ),
    "markup-in-field": ("This field is plain text.", "Remove the tags."),
    "no-text-layer": (
        "People who use screen readers or search cannot read it.",
        "Export from the original, or run text recognition.",
    ),
    "not-searched": (
        "Readers do not find it by what it says.",
        "Publish it as CSV, DOCX or PDF, or say in the record what it holds.",
    ),
    "ocr-layer": ("The recognised text still says what the picture no longer shows.", _PDF),
    "off-page-content": (
        "What lies outside the visible page is still in the file.",
        "Delete it in the original; then save or export the file anew.",
    ),
    "off-slide-content": ("What lies beside the slide is still in the file.", "Delete the shape."),
    "original-spreadsheet": (
        "Spreadsheets hold more than they show; a CSV holds exactly what it shows.",
        "Consider a CSV of each sheet beside it, or instead of it ('site-builder clean FILE').",
    ),
    "orphan-object": ("It is shown nowhere and can still be read out of the file.", _PDF),
    "orphan-part": ("It is shown nowhere and can still be read out of the file.", _BY_HAND),
    "orphan-strings": ("Words that were deleted from the sheets are still stored.", _CSV),
    "path-metadata": ("Paths show names of people, servers and cases.", _INSPECT),
    "path-traversal": ("What lies there is not published.", "Use a plain name inside the folder."),
    "personal-data": (
        "It may identify or reach a person.",
        "Remove it.",
    ),
    "personal-data-columns": (
        "A list of people row by row is what the gravest breaches were made of.",
        "Publish totals, or remove the columns that identify people.",
    ),
    "personal-data-in-filename": ("Names of files are published too.", "Rename the file."),
    "pivot-cache": ("A pivot table keeps a full copy of the data behind it.", _CSV),
    "previous-revision": ("Everybody can go back to what the file said before.", _PDF),
    "private-data": ("Programs keep their own copy of a document there.", _PDF),
    "remote-cells": ("Cells far from the table are easily overlooked.", _CSV),
    "small-counts": (
        "Small numbers can point to single persons.",
        "Consider '<5' or a wider group; leave it where nobody can be recognised.",
    ),
    "speaker-notes": ("Notes are not on the slides and still in the file.", _BY_HAND),
    "symlink": ("It leads out of its folder.", "Put the file itself there."),
    "too-complex": ("It cannot be checked within safe limits.", "Save it anew in a simpler form."),
    "too-large": ("It cannot be checked within safe limits.", "Split it, or publish a CSV."),
    "tracked-changes": (
        "Deleted words and the names of those who changed them are still in the file.",
        "Accept all changes, switch tracking off, and save anew.",
    ),
    "trailing-data": (
        "What follows the end of the file is not shown and can still be read.",
        "Save the file anew with the program that made it.",
    ),
    "type-mismatch": ("The name says one thing and the content another.", "Correct the ending of the name."),
    "unapplied-redaction": (
        "The marks are there, but the words under them are too.",
        "Apply the redactions, and save.",
    ),
    "uninspectable": (
        "What cannot be checked is not published.",
        "Open it and save it without a password, in the newest form of its program; then check that copy.",
    ),
    "unreadable": ("What cannot be checked is not published.", "Put an intact copy there."),
    "unsafe-link": ("Such a link can run a program or open a file on a reader's machine.", "Remove the link."),
    "unsupported-type": (
        "Files of this kind cannot be checked for hidden data.",
        "Publish CSV, PDF, text, a picture, or an office document (.xlsx .ods .docx .odt .pptx .odp).",
    ),
    "xml-entity": ("Such declarations can make a small file grow without end.", "Save it without a DTD."),
    "zip-bomb": ("It would fill a reader's machine.", "Put an ordinary file there."),
}
"""Code to (why it matters, what to do)."""
AFTER_CLEANING = {
    _INSPECT: _BY_HAND,
    _CLEAN: "Save the picture anew in a program for pictures, without it, and put that into the place of this one.",
}
"""What to do instead, where a clean copy still has it."""
