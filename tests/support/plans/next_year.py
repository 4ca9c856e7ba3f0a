"""Next year's plan: begun in the chat, and what stands in it."""

from sandbox.people import Phone
from storage.planning.plans import PlanContent
from tests.support.people.story import Story
from tests.support.plans.files import content_of


def plan_of(story: Story, year: int) -> PlanContent:
    return content_of(story.house.database, year)


def by_code(plan: PlanContent) -> dict[str, tuple[object, ...]]:
    return {
        f"{indicator.code} {indicator.part or ''}".strip(): (
            indicator.baseline,
            indicator.target,
            str(indicator.window),
        )
        for indicator in plan.indicators
    }


def begin(phone: Phone) -> str:
    phone.say("/reja")
    phone.wait_for("2025-yil ish rejasi")
    phone.press("📅 2026-yil rejasini tuzish")
    return str(phone.wait_for("2026-yil rejasi (qoralama)")["text"])
