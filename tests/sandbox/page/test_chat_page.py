"""The chat page in a real browser: what a person does on it and what they then see."""

import re
import struct
import zlib
from collections.abc import Callable

from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from sandbox import Running, Sandbox, start_in_thread
from tests.support.page.card_bot import CardBot

Person = Callable[..., int]
OpenPage = Callable[..., Page]


def send(page: Page, person: int, text: str) -> None:
    page.get_by_test_id(f"input-{person}").fill(text)
    page.get_by_test_id(f"send-{person}").click()


def messages(page: Page, person: int) -> Locator:
    return page.get_by_test_id(f"phone-{person}").get_by_test_id("message")


def button(page: Page, person: int, label: str) -> Locator:
    return page.get_by_test_id(f"phone-{person}").get_by_test_id("button").filter(has_text=label).last


def png(width: int = 40, height: int = 30) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0f\x76\x6e" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_it_shows_what_is_said_and_what_the_bot_answers(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar = person()
    page = open_page(nilufar)
    field = page.get_by_test_id(f"input-{nilufar}")
    field.fill("14) 20")
    field.press("Shift+Enter")
    field.press_sequentially("15) 30")
    field.press("Enter")
    expect(messages(page, nilufar)).to_have_count(2)
    expect(messages(page, nilufar).last).to_contain_text("Eshitdim: 14) 20\n15) 30")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_it_shows_names_and_messages_as_words_never_as_html(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar = person("<img src=x onerror=alert(1)>")
    page = open_page(nilufar)
    send(page, nilufar, "<b>5</b> <script>alert(1)</script>")
    expect(messages(page, nilufar).first).to_contain_text("<b>5</b> <script>alert(1)</script>")
    expect(messages(page, nilufar).last).to_contain_text("Eshitdim: <b>5</b> <script>")
    assert page.locator("img[src=x]").count() == 0


def test_it_lets_only_known_tags_through_even_if_the_server_sent_others(open_page: OpenPage, person: Person) -> None:
    page = open_page(person(), forgiving=True)  # the browser itself complains of the onclick, as it should
    built = page.evaluate("""async () => {
        const { fromHtml } = await import("/page/rich.js");
        const place = document.createElement("div");
        place.append(fromHtml(`<b onclick="x()">qalin</b><img src=x onerror=x()><script>x()</` + `script>` +
            `<a href="javascript:x()">bir</a><a href="https://t.me/a?start=b">ikki</a><iframe src="//x"></iframe>` +
            `<style>*{}</style><svg onload=x()><a href="https://x.uz">uch</a></svg><pre><code>/kod</code></pre>`));
        return place.innerHTML;
    }""")
    assert re.findall(r"<(\w+)", built) == ["b", "a", "pre", "code"]
    assert "onclick" not in built
    assert "javascript" not in built


def test_it_edits_the_card_in_place_and_keeps_the_focus_on_the_pressed_button(
    open_page: OpenPage, person: Person, bot: CardBot
) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "/card")
    expect(messages(page, nilufar).last).to_contain_text("Mart oyida: 0")
    page.evaluate("window.sameePage = true")
    button(page, nilufar, "+1").focus()
    page.keyboard.press("Enter")
    expect(messages(page, nilufar).last).to_contain_text("Mart oyida: 1")
    expect(messages(page, nilufar).last).to_contain_text("tahrirlangan")
    expect(messages(page, nilufar).last.locator("b").first).to_have_text("Kitob berilishi")
    expect(messages(page, nilufar)).to_have_count(2)
    expect(button(page, nilufar, "+1")).to_be_focused()
    assert page.evaluate("window.sameePage")


def test_it_turns_while_a_press_is_unanswered_and_shows_the_answer_as_a_toast(
    open_page: OpenPage, person: Person, bot: CardBot
) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "/card")
    bot.hold_answers.clear()
    pressed_before = bot.presses.count("more")
    button(page, nilufar, "+1").click()
    expect(button(page, nilufar, "+1")).to_have_attribute("aria-busy", "true")
    button(page, nilufar, "+1").click()  # a second tap while it turns is not a second press
    bot.hold_answers.set()
    expect(page.get_by_test_id("toast")).to_have_text("Saqlandi")
    expect(button(page, nilufar, "+1")).not_to_have_attribute("aria-busy", "true")
    assert bot.presses.count("more") == pressed_before + 1


def test_it_shows_an_alert_that_must_be_closed(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "/card")
    button(page, nilufar, "diqqat").click()
    alert = page.get_by_role("alertdialog")
    expect(alert).to_contain_text("Diqqat bilan o'qing")
    alert.get_by_role("button", name="Yaxshi").click()
    expect(alert).to_have_count(0)


def test_it_takes_a_deleted_message_away(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "/card")
    button(page, nilufar, "o'chir").click()
    expect(messages(page, nilufar)).to_have_count(1)


def test_it_sends_files_and_shows_pictures(open_page: OpenPage, person: Person, bot: CardBot, running: Running) -> None:
    nilufar = person()
    page = open_page(nilufar)
    files: list[FilePayload] = [
        {"name": "reja.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 2048},
        {"name": "tadbir.png", "mimeType": "image/png", "buffer": png()},
    ]
    page.get_by_test_id(f"attach-{nilufar}").set_input_files(files)
    send(page, nilufar, "Mart oyi")
    expect(messages(page, nilufar)).to_have_count(2)
    file = messages(page, nilufar).first.get_by_test_id("file")
    expect(file).to_contain_text("reja.xlsx")
    expect(file).to_contain_text("2,0 KB")
    expect(messages(page, nilufar).first).to_contain_text("Mart oyi")
    with page.expect_download() as download:
        file.click()
    assert download.value.suggested_filename == "reja.xlsx"
    picture = messages(page, nilufar).last.locator("img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 40
    picture.click()
    expect(page.locator(".picture-box img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".picture-box")).to_have_count(0)
    sent = [message for message in bot.heard if message["chat"]["id"] == nilufar]
    assert sent[0]["document"]["file_name"] == "reja.xlsx"
    assert sent[0]["caption"] == "Mart oyi"
    assert "photo" in sent[1]


def test_it_shows_the_bots_own_keyboard_until_it_is_taken_away(
    open_page: OpenPage, person: Person, bot: CardBot
) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "/keys")
    page.get_by_test_id("reply-key").filter(has_text="Hisobot").click()
    expect(messages(page, nilufar).last).to_contain_text("Eshitdim: Hisobot")
    send(page, nilufar, "/nokeys")
    expect(page.get_by_test_id("reply-key")).to_have_count(0)


def test_it_lists_the_chats_commands_and_sends_the_chosen_one(
    open_page: OpenPage, person: Person, bot: CardBot
) -> None:
    nilufar = person()
    page = open_page(nilufar)
    bot.call("setMyCommands", commands=[{"command": "hisobot", "description": "reja qayerda"}])
    page.get_by_test_id(f"menu-{nilufar}").click()
    page.get_by_test_id("command-hisobot").click()
    expect(messages(page, nilufar).last).to_contain_text("Eshitdim: /hisobot")


def test_it_changes_an_own_message_and_the_bot_hears_of_it(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "1200")
    expect(messages(page, nilufar)).to_have_count(2)
    messages(page, nilufar).first.locator(".bubble").click(button="right")
    page.get_by_role("menuitem", name="Tahrirlash").click()
    send(page, nilufar, "120")
    expect(messages(page, nilufar).first).to_contain_text("tahrirlangan")
    expect(messages(page, nilufar).first.locator(".words")).to_have_text("120")
    expect(messages(page, nilufar)).to_have_count(2)
    bot.wait_until(
        lambda: [message["text"] for message in bot.heard if message["chat"]["id"] == nilufar] == ["1200", "120"]
    )


def test_it_stops_and_restarts_the_bot(open_page: OpenPage, person: Person, running: Running, bot: CardBot) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "salom")
    phone = page.get_by_test_id(f"phone-{nilufar}")
    phone.get_by_role("button", name="Yana").click()
    page.get_by_role("menuitem", name="Botni to'xtatish").click()
    expect(page.get_by_test_id(f"input-{nilufar}")).to_be_hidden()
    phone.get_by_role("button", name="Qayta boshlash").click()
    expect(page.get_by_test_id(f"input-{nilufar}")).to_be_visible()


def test_it_moves_the_librarys_clock(open_page: OpenPage, person: Person, running: Running) -> None:
    page = open_page(person())
    running.sandbox.clock.set(running.sandbox.clock.now().replace(year=2025, month=4, day=1, hour=9, minute=0))
    page.get_by_test_id("clock-day").click()
    expect(page.get_by_test_id("clock")).to_contain_text("2025-yil 2-aprel, chorshanba")
    page.get_by_test_id("clock-hour").click()
    expect(page.get_by_test_id("clock")).to_contain_text("10:0")
    page.get_by_test_id("clock-date").click()
    page.get_by_role("dialog").locator("input").fill("2025-04-04T18:30")
    page.get_by_role("button", name="O'tkazish").click()
    expect(page.get_by_test_id("clock")).to_contain_text("2025-yil 4-aprel, juma · 18:30")
    assert running.sandbox.clock.now().strftime("%d %H:%M %z") == "04 18:30 +0500"
    page.get_by_test_id("clock-working-day").click()
    expect(page.get_by_test_id("clock")).to_contain_text("2025-yil 7-aprel, dushanba · 09:00")


def test_it_shows_phones_side_by_side_and_remembers_them_in_the_address(
    open_page: OpenPage, person: Person, bot: CardBot
) -> None:
    nilufar, bekzod = person("Nilufar"), person("Bekzod", note="axborot")
    page = open_page(nilufar)
    page.get_by_role("button", name="+ telefon").click()
    page.get_by_test_id(f"who-{bekzod}").click()
    assert page.url.endswith(f"#people={nilufar},{bekzod}")
    send(page, bekzod, "faqat menga")
    expect(messages(page, bekzod)).to_have_count(2)
    expect(messages(page, nilufar)).to_have_count(0)
    boxes = [page.get_by_test_id(f"phone-{account}").bounding_box() for account in (nilufar, bekzod)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.reload()
    expect(messages(page, bekzod)).to_have_count(2)
    expect(page.get_by_test_id(f"phone-{nilufar}")).to_be_visible()


def test_it_counts_what_others_have_not_read(
    open_page: OpenPage, person: Person, bot: CardBot, running: Running
) -> None:
    nilufar, bekzod = person("Nilufar"), person("Bekzod")
    page = open_page(nilufar)
    running.sandbox.say(bekzod, "salom")
    row = page.get_by_test_id(f"person-{bekzod}")
    expect(row.locator(".badge")).to_have_text("1")
    expect(row).to_contain_text("Eshitdim: salom")
    row.click()
    expect(messages(page, bekzod)).to_have_count(2)
    expect(row.locator(".badge")).to_have_count(0)
    with page.expect_response(
        lambda response: f"/chat/{bekzod}?after=" in response.url and not response.url.endswith("=0")
    ):
        running.sandbox.say(bekzod, "yana")
    assert [person["unread"] for person in running.sandbox.people_view() if person["id"] == bekzod] == [0]


def test_it_opens_a_deep_link_as_another_person(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    malika, sardor = person("Malika", note="direktor"), person("Sardor")
    page = open_page(malika)
    send(page, malika, "/invite")
    page.get_by_role("link", name="taklif_1").click()
    page.get_by_test_id(f"who-{sardor}").click()
    expect(messages(page, sardor).last).to_contain_text("Keldi: taklif_1")
    expect(page.get_by_test_id(f"phone-{malika}")).to_be_visible()
    assert len(page.context.pages) == 1  # no other page was opened for it


def test_it_lets_a_stranger_in(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    page = open_page(person())
    page.get_by_test_id("add-person").click()
    page.get_by_label("Ism", exact=True).fill("Sardor")
    page.get_by_role("button", name="Qo'shish").click()
    phone = page.locator(".phone.active")
    expect(phone.locator(".owner")).to_contain_text("Sardor")
    phone.get_by_role("button", name="Boshlash").click()
    expect(phone.get_by_test_id("message").last).to_contain_text("Eshitdim: /start")


def test_it_stays_where_the_reader_scrolled_and_counts_what_came_below(
    open_page: OpenPage, person: Person, bot: CardBot, running: Running
) -> None:
    nilufar = person()
    for number in range(25):
        running.sandbox.say(nilufar, f"qator {number}")
    page = open_page(nilufar)
    expect(messages(page, nilufar).get_by_text("Eshitdim: qator 24")).to_be_in_viewport()
    page.get_by_test_id(f"phone-{nilufar}").locator(".scroller").evaluate("one => one.scrollTo(0, 0)")
    down = page.get_by_role("button", name="Pastga")
    expect(down).to_be_visible()
    running.sandbox.say(nilufar, "yangi")
    expect(down.locator(".badge")).to_have_text("1")
    expect(messages(page, nilufar).last).not_to_be_in_viewport()
    down.click()
    expect(messages(page, nilufar).last).to_be_in_viewport()
    expect(down).to_be_hidden()


def test_it_tells_of_typing(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "salom")
    expect(messages(page, nilufar)).to_have_count(2)
    bot.call("sendChatAction", chat_id=nilufar, action="typing")
    expect(page.get_by_test_id(f"phone-{nilufar}").locator(".state")).to_have_text("yozmoqda…")


def test_it_shows_one_phone_and_a_drawer_on_a_small_screen(open_page: OpenPage, person: Person, bot: CardBot) -> None:
    nilufar, bekzod = person("Nilufar"), person("Bekzod")
    page = open_page(nilufar, bekzod, small=True)
    expect(page.get_by_test_id(f"phone-{nilufar}")).to_be_visible()
    expect(page.get_by_test_id(f"phone-{bekzod}")).to_be_hidden()
    page.get_by_role("button", name="Odamlar ro'yxati").tap()
    page.get_by_test_id(f"person-{bekzod}").tap()
    expect(page.get_by_test_id(f"phone-{bekzod}")).to_be_visible()
    expect(page.get_by_test_id(f"phone-{nilufar}")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_says_that_the_server_is_away_and_catches_up_when_it_is_back(open_page: OpenPage, person: Person) -> None:
    nilufar = person()

    def sandbox_where_she_said(text: str) -> Sandbox:
        sandbox = Sandbox(token="123456:TEST-away", limits=False)
        sandbox.add_person("Nilufar", id=nilufar)
        sandbox.say(nilufar, text)
        return sandbox

    first = start_in_thread(sandbox_where_she_said("birinchi"))
    page = open_page(nilufar, at=first.url, forgiving=True)
    expect(messages(page, nilufar)).to_contain_text(["birinchi"])
    page.get_by_test_id(f"input-{nilufar}").fill("yozilayotgan so'z")
    first.stop()
    away = page.get_by_text("Ulanish yo'q")
    expect(away).to_be_visible()
    again = start_in_thread(sandbox_where_she_said("ikkinchi"), port=int(first.url.rpartition(":")[2]))
    expect(away).to_be_hidden()
    expect(messages(page, nilufar)).to_contain_text(["ikkinchi"])
    expect(page.get_by_test_id(f"input-{nilufar}")).to_have_value("yozilayotgan so'z")
    again.sandbox.say(nilufar, "uchinchi")
    expect(messages(page, nilufar)).to_have_count(2)
    again.stop()


def test_it_opens_the_phone_the_address_asks_for_as_soon_as_the_person_is_there(
    open_page: OpenPage,
) -> None:
    here = start_in_thread(Sandbox(token="123456:TEST-empty", limits=False))
    here.sandbox.add_person("Malika", id=401)
    page = open_page(402, at=here.url)
    expect(page.get_by_test_id("phone-401")).to_have_count(0)
    here.sandbox.add_person("Nilufar", id=402)
    expect(page.get_by_test_id("phone-402")).to_be_visible()
    page.get_by_test_id("person-401").click()
    expect(page.get_by_test_id("phone-401")).to_be_visible()
    expect(page.get_by_test_id("phone-402")).to_have_count(0)
    here.stop()


def test_it_lists_the_bots_calls_and_breaks_the_network_on_request(
    open_page: OpenPage, person: Person, running: Running, bot: CardBot
) -> None:
    nilufar = person()
    page = open_page(nilufar)
    send(page, nilufar, "jurnal")
    expect(messages(page, nilufar)).to_have_count(2)
    page.get_by_role("button", name="jurnal", exact=True).click()
    expect(page.locator(".calls li").first).to_contain_text("Eshitdim: jurnal")
    page.get_by_role("button", name="tarmoq uzilsin").click()
    expect(page.locator("#journal")).to_contain_text("Nosozlik yoqilgan: drop_before")
    send(page, nilufar, "uzilgan")
    expect(messages(page, nilufar)).to_have_count(3)
    page.get_by_role("button", name="hammasi joyida").click()
    expect(page.locator("#journal")).not_to_contain_text("Nosozlik")
    expect(messages(page, nilufar).last).to_contain_text("Eshitdim: uzilgan")
    page.get_by_role("button", name="Jurnalni yopish").click()


def test_it_offers_the_jump_to_the_next_reminder_only_where_the_server_knows_it(
    open_page: OpenPage, person: Person
) -> None:
    page = open_page(person())
    jump = page.get_by_role("button", name="keyingi eslatmagacha")
    expect(jump).to_have_count(0)
    moves: list[object] = []

    def clock_with_jumps(route: Route) -> None:
        if route.request.method == "POST":
            moves.append(route.request.post_data_json)
        now = {"now": "2025-04-01T09:00:00+05:00", "zone": "Asia/Tashkent", "jumps": ["next_reminder"]}
        route.fulfill(json=now)

    page.route("**/sandbox/clock", clock_with_jumps)
    page.get_by_test_id("clock-hour").click()
    jump.click()
    expect(page.get_by_test_id("clock")).to_contain_text("2025-yil 1-aprel, seshanba · 09:00")
    assert moves[1:] == [{"jump": "next_reminder"}]
    page.unroute("**/sandbox/clock")
