"""Makes of what the read models hold what stands on paper: payments, orders that come back, the figures of a till."""

from collections.abc import Mapping
from typing import Any, cast

from domain.payments.methods import BUILT_IN
from readmodels.documents.shapes import (
    MethodFacts,
    OperatorFacts,
    OrderFacts,
    PaymentFacts,
    TenderFacts,
    TillFacts,
)

Documents = Mapping[str, Mapping[str, Any]]

_OF_LINE = ("quantity", "amount", "discount", "net", "tax", "total", "offer_discount", "sale_discount")
_OF_ORDER = ("net", "tax", "total", "discount")


def payment_facts(payment: Mapping[str, Any], staff: Documents, methods: Documents, digest: str) -> PaymentFacts:
    """Return a payment as ``find_payments`` finds it; ``digest`` is the log's hash at its event, hexadecimal."""
    return PaymentFacts(
        receipt=payment["receipt"],
        register=payment["register"],
        cashier=name_of(payment["actor"], staff),
        at=payment["at"],
        tenders=[
            TenderFacts(
                method=_method(tender["method"], methods),
                kind=tender["kind"],
                amount=tender["amount"],
                tendered=tender["tendered"],
                reference=tender.get("reference", ""),
            )
            for tender in payment["tenders"]
        ],
        change=payment["change"],
        rounding=payment["rounding"],
        due=payment["due"],
        balance=payment["balance"],
        hash=digest,
        refund=payment["kind"] == "refunded",
        purpose=payment["purpose"],
        card=payment["card"],
    )


def come_back(order: OrderFacts) -> OrderFacts:
    """Return an order of which all comes back, such as one that was cancelled, with everything below zero."""
    lines = [_below_zero(line, *_OF_LINE) for line in order["lines"]]
    rates = [_below_zero(rate, "net", "tax", "gross") for rate in order["rates"]]
    return cast(OrderFacts, {**_below_zero(order, *_OF_ORDER), "lines": lines, "rates": rates})


def reading(
    register: str, till: Mapping[str, Any], staff: Documents, methods: Documents, *, at: str, head: tuple[int, str]
) -> TillFacts:
    """Return the till of a register as it stands, by its document; ``head`` is the end of the log and its hash."""
    cashier = next((person["name"] for person in staff.values() if person["signed_in"] == register), "")
    moment = {
        "kind": "x", "number": 0, "register": register, "at": at, "cashier": cashier, "bank_drop": 0,
        "last_position": head[0], "hash": head[1],
    }  # fmt: skip
    return _report({**till, **moment}, [], staff, methods)


def closing(report: Mapping[str, Any], staff: Documents, methods: Documents) -> TillFacts:
    """Return a shift as it was closed, by its report as ``find_z_reports`` finds it."""
    closed = {
        "kind": "z", "number": report["z"], "at": report["closed_at"], "cashier": name_of(report["closed_by"], staff)
    }  # fmt: skip
    return _report({**report, **closed}, report["methods"], staff, methods)


def name_of(actor: str, staff: Documents) -> str:
    """Return the name of who did something, "" for nobody who works here, or no longer has a name."""
    return str(staff[actor]["name"]) if actor in staff else ""


def _below_zero(document: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {**document, **{name: -document.get(name, 0) for name in names}}


def _report(
    shift: Mapping[str, Any], closings: list[dict[str, Any]], staff: Documents, methods: Documents
) -> TillFacts:
    figures: Mapping[str, Any] = shift["figures"]
    closed = {one["method"]: one for one in closings}
    return TillFacts(
        kind=shift["kind"], number=shift["number"], register=shift["register"], business_date=shift["business_date"],
        opened_at=shift["opened_at"], opened_by=name_of(shift["opened_by"], staff), at=shift["at"],
        cashier=shift["cashier"],
        methods=[_moved(one, closed.pop(one["method"], {}), methods) for one in figures["methods"]]
        + [_moved({**_UNMOVED, **one}, one, methods) for one in closed.values()],
        operators=[_operator(one, staff) for one in figures["operators"]], rates=list(figures["rates"]),
        opening_float=figures["opening_float"], paid_in=figures["paid_in"], paid_out=-figures["paid_out"],
        sales=figures["sales"], returns={"count": figures["returned_lines"], "amount": -figures["returns"]},
        discounts={"count": figures["discounts"], "amount": -figures["discounted"]},
        voids={"count": figures["voids"], "amount": -figures["voided"]},
        removed_lines={"count": figures["removed_lines"], "amount": -figures["removed"]},
        abandoned={"count": figures["abandoned_sales"], "amount": -figures["abandoned"]},
        emptied=figures["emptied_sales"], started=figures["started"],
        receipts=figures["receipts"], copies=figures["copies"], drawer_openings=figures["drawer_openings"],
        rounding=figures["rounding"], gift_cards=figures["gift_cards"], accounts=figures["accounts"],
        float_left=shift["float_left"], bank_drop=shift["bank_drop"], grand_sales=shift["total_sales"],
        grand_returns=-shift["total_returns"], grand_net=shift["total_net"], first_receipt=figures["first_receipt"],
        last_receipt=figures["last_receipt"], first_position=shift["first_position"],
        last_position=shift["last_position"], hash=shift["hash"],
    )  # fmt: skip


_UNMOVED = {"payments": 0, "refunds": 0, "paid": 0, "refunded": 0}


def _moved(one: Mapping[str, Any], closed: Mapping[str, Any], methods: Documents) -> MethodFacts:
    return MethodFacts(
        method=_method(one["method"], methods), kind=one["kind"], count=one["payments"] + one["refunds"],
        amount=one["paid"] - one["refunded"], expected=one["expected"], counted=closed.get("counted"),
        second_count=closed.get("second"), moved=closed.get("moved", 0), difference=closed.get("difference"),
        reason=closed.get("reason", ""),
    )  # fmt: skip


def _operator(one: Mapping[str, Any], staff: Documents) -> OperatorFacts:
    return OperatorFacts(
        name=name_of(one["actor"], staff), count=one["receipts"], amount=one["paid"] - one["refunded"],
        discounts={"count": one["discounts"], "amount": -one["discounted"]},
        voids={"count": one["voids"], "amount": -one["voided"]},
        removed_lines={"count": one["removed_lines"], "amount": -one["removed"]},
        abandoned={"count": one["abandoned_sales"], "amount": -one["abandoned"]}, emptied=one["emptied_sales"],
        drawer_openings=one["drawer_openings"], copies=one["copies"],
    )  # fmt: skip


def _method(method: str, methods: Documents) -> str:
    """Return the name that the store gave a method, or the short one of what every store has, to be translated."""
    name = str(methods[method]["name"]) if method in methods else method
    return method if method in BUILT_IN and BUILT_IN[method].name == name else name
