"""The steps of a guided change of the plan, as the director presses and types them."""

from sandbox.people import Phone


def open_row(phone: Phone, section: str, code: str) -> None:
    """/reja → section → row → what may be changed."""
    phone.say("/reja")
    phone.wait_for("ish rejasi")
    phone.press(section)
    phone.wait_for("Batafsil")
    phone.press(code)
    phone.wait_for("Hisobot beradi")
    phone.press("✏️ O'zgartirish")
    phone.wait_for("Nimani o'zgartiramiz?")


def finish(phone: Phone, why: str = "Direktor buyrug'i", order: str = "12-son") -> str:
    """The reason, the order, and what is seen before it is kept."""
    phone.wait_for(lambda seen: "O'zgartirish sababi?" in seen["text"] and seen["buttons"])
    phone.press(why)
    phone.wait_for("Buyruq raqamini yozing")
    phone.say(order)
    return str(phone.wait_for("tahrirga")["text"]).replace("\u00a0", " ")
