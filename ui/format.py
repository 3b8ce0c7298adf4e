"""Figures and times as people of the store's country write them, from integers and UTC text; no float anywhere."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from domain.kernel.decimals import format_scaled
from domain.kernel.money import COST_DECIMALS, exponent
from domain.kernel.rounding import divide

_NO_BREAK = "\u00a0"
_SYMBOLS = {
    "AUD": "$",
    "BRL": "R$",
    "CAD": "$",
    "CNY": "¥",
    "CZK": "Kč",
    "DKK": "kr.",
    "EUR": "€",
    "GBP": "£",
    "HUF": "Ft",
    "ILS": "₪",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "MXN": "$",
    "NOK": "kr",
    "NZD": "$",
    "PHP": "₱",
    "PLN": "zł",
    "SEK": "kr",
    "THB": "฿",
    "TRY": "₺",
    "UAH": "₴",
    "USD": "$",
    "VND": "₫",
}
# CLDR writes these with a space before the percent sign; Qt gives the sign without its place.
_SPACED_PERCENT = "be bg ca cs da de es et eu fi fr gl hr hy lt lv mk nb nn ro ru sk sl sq sr sv uk"
_DIGITS = "0123456789"


def store_locale(locale: QLocale | None = None) -> QLocale:
    """The locale that figures are written in: the person's own; a machine of no country writes like Britain."""
    locale = locale or QLocale()
    if locale.language() is QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return locale


class Formats:
    """One per open store: its currency, the person's way of writing, the store's time zone."""

    def __init__(self, currency: str, locale: QLocale | None = None, zone: str = "", symbol: str = "") -> None:
        """`currency` is an ISO 4217 code, `zone` an IANA name ("" for the machine's own zone).

        Raises ValueError for an unknown currency, ZoneInfoNotFoundError for an unknown zone.
        """
        self.currency = currency
        self.exponent = exponent(currency)
        self.symbol = symbol or _SYMBOLS.get(currency, currency)
        self.locale = store_locale(locale)
        self._zone: tzinfo | None = ZoneInfo(zone) if zone else None
        self._before, self._after = self._places()
        zero = ord(self.locale.zeroDigit()[0])
        self._digits = {ord(digit): chr(zero + int(digit)) for digit in _DIGITS}

    # Figures

    def money(self, minor: int) -> str:
        """Minor units with the symbol: "€1,234.50"."""
        return self._sign(minor) + self._before + self._decimal(abs(minor), self.exponent) + self._after

    def amount(self, minor: int) -> str:
        """Minor units without the symbol, for columns: "1,234.50"."""
        return self._sign(minor) + self._decimal(abs(minor), self.exponent)

    def money_whole(self, minor: int) -> str:
        """Minor units rounded to whole units, for axes and tiles: "€1,235"."""
        whole = divide(minor, 10**self.exponent)
        return self._sign(whole) + self._before + self.count(abs(whole)) + self._after

    def quantity(self, thousandths: int, unit: str = "") -> str:
        """Thousandths without trailing zeros: "3", "1.25 kg"."""
        text = self._sign(thousandths) + self._decimal(abs(thousandths), 3, keep=0)
        return f"{text}{_NO_BREAK}{unit}" if unit else text

    def cost(self, cost: int, decimals: int = COST_DECIMALS) -> str:
        """Ten-thousandths of a minor unit without the symbol; finer than the currency only where it counts.

        `decimals` is how many of the four that are finer than the currency are written, the last one rounded.
        """
        rounded = divide(cost, 10 ** (COST_DECIMALS - decimals))
        return self._sign(rounded) + self._decimal(abs(rounded), self.exponent + decimals, keep=self.exponent)

    def count(self, number: int) -> str:
        """A whole number: "13,244"."""
        return self.locale.toString(number)

    def percent(self, thousandths: int, decimals: int = 3) -> str:
        """Thousandths of a percent, rounded to so many decimals: 8875 is "8.875%"."""
        rounded = divide(thousandths, 10 ** (3 - decimals))
        return self._sign(rounded) + self._decimal(abs(rounded), decimals, keep=0) + self._percent_sign()

    def change(self, now: int, before: int) -> str:
        """How much more or less `now` is, in whole percent with its sign: "+12%"; "" where before was nothing."""
        if before <= 0:
            return ""
        percent = divide((now - before) * 100, before)
        sign = "+" if percent > 0 else self._sign(percent)
        return sign + self.count(abs(percent)) + self._percent_sign()

    def size(self, octets: int) -> str:
        """How large a file is: "12.4 MB"."""
        return self.locale.formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    # Times; `utc` is UTC text as events and documents hold it, `day` a local date "2026-03-01"

    def time(self, utc: str) -> str:
        """The local time: "14:02"."""
        local = self._local(utc)
        return self.locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)

    def date(self, utc: str) -> str:
        """The local date: "01/03/2026"."""
        return self.locale.toString(_qt_date(self._local(utc)), QLocale.FormatType.ShortFormat)

    def date_time(self, utc: str) -> str:
        """Local date and time: "01/03/2026 14:02"."""
        return f"{self.date(utc)} {self.time(utc)}"

    def relative(self, utc: str, now: datetime | None = None) -> str:
        """What a person needs to place it: "14:02" today, "yesterday 14:02", "1 Mar 14:02", else the date."""
        local, today = self._local(utc), self._to_local(now or datetime.now(UTC)).date()
        days = (today - local.date()).days
        if days == 0:
            return self.time(utc)
        if days == 1:
            return QCoreApplication.translate("Formats", "yesterday {time}").format(time=self.time(utc))
        if local.year == today.year:
            return f"{self.locale.toString(_qt_date(local), 'd MMM')} {self.time(utc)}"
        return self.date(utc)

    def ago(self, utc: str, now: datetime) -> str:
        """How long ago it was, in few words: "now", "12 min", "14:02" today, "Sun 14:02" in a week, "1 Mar" before."""
        local, age = self._local(utc), now - _moment(utc)
        if age < timedelta(minutes=1):
            return QCoreApplication.translate("Formats", "now")
        if age < timedelta(hours=1):
            return QCoreApplication.translate("Formats", "{minutes} min").format(minutes=age // timedelta(minutes=1))
        days = (self._to_local(now).date() - local.date()).days
        if days < 7:
            return self.time(utc) if days == 0 else f"{self.weekday(local.date().isoformat())} {self.time(utc)}"
        return self.day_short(local.date().isoformat())

    def day(self, day: str) -> str:
        """A local date with its weekday: "Sun 1 Mar"."""
        return self.locale.toString(_qt_date(_day(day)), "ddd d MMM")

    def day_placed(self, day: str, now: datetime | None = None) -> str:
        """A local date as one needs it to place it: "Sun 1 Mar" this year, else "01/03/2027"."""
        if day[:4] == self.today(now)[:4]:
            return self.day(day)
        return self.locale.toString(_qt_date(_day(day)), QLocale.FormatType.ShortFormat)

    def day_short(self, day: str) -> str:
        """A local date for an axis: "1 Mar"."""
        return self.locale.toString(_qt_date(_day(day)), "d MMM")

    def day_long(self, day: str) -> str:
        """A local date in full: "Sunday 1 March 2026"."""
        return self.locale.toString(_qt_date(_day(day)), QLocale.FormatType.LongFormat)

    def weekday(self, day: str) -> str:
        """The short name of a local date's weekday: "Sun"."""
        return self.locale.standaloneDayName(_day(day).isoweekday(), QLocale.FormatType.ShortFormat)

    def clock(self, now: datetime) -> tuple[int, int]:
        """The hour and minute that the store's clock shows."""
        local = self._to_local(now)
        return local.hour, local.minute

    def today(self, now: datetime | None = None) -> str:
        """The store's date now: "2026-03-01"."""
        return self._to_local(now or datetime.now(UTC)).date().isoformat()

    def promised(self, local: str) -> str:
        """A local date and time such as "2026-03-01T16:00" as "Sun 1 Mar 16:00"; any other text as it is."""
        try:
            moment = datetime.fromisoformat(local)
        except ValueError:
            return local
        time = self.locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
        return f"{self.day(moment.date().isoformat())} {time}"

    def hour(self, hour: int) -> str:
        """An hour of the day, 0 to 23, for an axis: "14:00"."""
        return self.locale.toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)

    def _places(self) -> tuple[str, str]:
        # Only where the symbol stands is asked, with the constant 1: amounts never pass through floating point.
        pattern = self.locale.toCurrencyString(1, "¤")
        if pattern.startswith("¤"):
            spaced = _NO_BREAK in pattern or self.symbol[-1].isalpha()
            return self.symbol + (_NO_BREAK if spaced else ""), ""
        return "", _NO_BREAK + self.symbol

    def _sign(self, number: int) -> str:
        return self.locale.negativeSign() if number < 0 else ""

    def _decimal(self, number: int, places: int, keep: int | None = None) -> str:
        whole, _, decimals = format_scaled(number, places, keep=keep).partition(".")
        text = self.count(int(whole))
        return f"{text}{self.locale.decimalPoint()}{decimals.translate(self._digits)}" if decimals else text

    def _percent_sign(self) -> str:
        spaced = self.locale.name().split("_")[0] in _SPACED_PERCENT.split()
        return (_NO_BREAK if spaced else "") + self.locale.percent()

    def _local(self, utc: str) -> datetime:
        return self._to_local(_moment(utc))

    def _to_local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)


def _moment(utc: str) -> datetime:
    moment = datetime.fromisoformat(utc)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _qt_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(text: str) -> date:
    return date.fromisoformat(text)
