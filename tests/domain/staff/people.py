"""People whom tests of the slices let work at the till. Their hash is a real one, of 1234."""

from domain.kernel.ids import SaleId, Sku, StaffId
from domain.orders.commands import AddSaleLine
from domain.staff.commands import RegisterStaff, SignIn
from domain.staff.events import Pin, Role
from tests.domain.goods import APPLES
from tests.given import Given

SALE = SaleId("sale-1")
People = dict[str, StaffId]

PIN = Pin(
    hash="$argon2id$v=19$m=19456,t=2,p=1$GJOefjC+feA8ZX1xkDlw4g$4F/Ig9QykrFc0HhFK/DcoCqAz7OoRwAsPl+9/MofAbw", digits=4
)
OLGA = RegisterStaff(name="Olga", role=Role.OWNER, pin=PIN)


def staffed(given: Given, **roles: Role) -> dict[str, StaffId]:
    """Let Olga own the store and others work in it; nobody is signed in. Return their ids by name."""
    given.by("desk")
    olga = given(OLGA).result
    people = {"olga": olga}
    at(given, olga)
    for name, role in roles.items():
        people[name] = given(RegisterStaff(name=name.title(), role=role, pin=PIN)).result
    given.by("desk")
    return people


def at(given: Given, staff_id: str, approver: str = "", register: str = "1") -> Given:
    """Sign somebody in, with the right PIN, and let them ask."""
    given.by(staff_id, staff_id, register=register)(SignIn(staff_id=StaffId(staff_id)))
    return given.by(staff_id, approver, register=register)


def a_shop(given: Given) -> People:
    """An owner and one of each role; apples at 1.00, of which Cora, the cashier, has three on a sale."""
    given(APPLES)
    people = staffed(given, cora=Role.CASHIER, sam=Role.SUPERVISOR, mia=Role.MANAGER)
    at(given, people["cora"])(AddSaleLine(sale_id=SALE, sku=Sku("apples"), quantity=3000))
    return people
