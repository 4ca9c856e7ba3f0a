"""What whoever looks after the bot is told in Telegram: of each trouble once, and once when it is over."""

from texts.sentence import plain


def copied_again(libraries: str) -> str:
    return plain("✅ Bazadan yana nusxa olindi ({libraries}).", libraries=libraries)


def not_copied(libraries: str, why: str) -> str:
    return plain(
        "❗️ Bazadan nusxa olinmadi ({libraries}): {why}\nNima qilishni `hisobot doctor` aytadi.",
        libraries=libraries,
        why=why,
    )


def dead(name: str) -> str:
    return plain(
        "❗️ {name}: yozgan xabari bajarilmay qoldi. Oxirgi xabarini qayta yozishini so'rang, sababi botning jurnalida.",
        name=name,
    )


def handled_again(name: str) -> str:
    return plain("✅ {name}: xabarlari yana bajarilyapti.", name=name)


def given_up(name: str) -> str:
    return plain("❗️ {name}: botning javobi yetib bormadi. Botga /start yozishini so'rang.", name=name)


def arrives_again(name: str) -> str:
    return plain("✅ {name}: botning javoblari yana yetib boryapti.", name=name)


def unreachable(name: str) -> str:
    return plain("❗️ {name}: xabar yetmayapti. Botni to'xtatgan bo'lsa, /start yozishini so'rang.", name=name)


def reached_again(name: str) -> str:
    return plain("✅ {name}: xabarlar yana yetyapti.", name=name)
