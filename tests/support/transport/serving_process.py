"""A bot as a process of its own that loads the library of Telegram as `hisobot` does; words as for a test's child."""

from bot.cli.telegram_library import load_telegram


def main() -> None:
    load_telegram()
    # Imported only now, because the bot's modules import the library of Telegram.
    from tests.support.transport.child import main as serve

    serve()


if __name__ == "__main__":
    main()
