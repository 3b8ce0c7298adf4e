"""Sums of money that are made by SQL from the text of the events, apart from the code that folds them.

Each says a sentence that must be true, and selects what it is not true of.
"""

MONEY_SUMS = {
    "tenders less change are what was due, rounded": """
        SELECT position FROM event WHERE type IN ('Paid', 'Refunded') AND (
            (SELECT coalesce(sum(json_extract(value, '$.tendered')), 0) FROM json_each(data, '$.tenders'))
                - json_extract(data, '$.change'),
            (SELECT coalesce(sum(json_extract(value, '$.amount')), 0) FROM json_each(data, '$.tenders'))
        ) IS NOT (
            json_extract(data, '$.due') + json_extract(data, '$.rounding') - json_extract(data, '$.balance'),
            json_extract(data, '$.due') + json_extract(data, '$.rounding') - json_extract(data, '$.balance')
        )""",
    "each payment is of what the order came to then, less what was paid before": """
        SELECT number FROM (
            SELECT json_extract(paid.data, '$.number') AS number, json_extract(paid.data, '$.due') AS due, (
                SELECT json_extract(agreed.data, '$.total') FROM event AS agreed
                WHERE agreed.stream = paid.stream AND agreed.type IN ('OrderPlaced', 'OrderPicked')
                    AND agreed.position < paid.position ORDER BY agreed.version DESC LIMIT 1
            ) AS total, coalesce(
                sum(json_extract(paid.data, '$.due') - json_extract(paid.data, '$.balance')) OVER (
                    PARTITION BY paid.stream ORDER BY paid.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                ), 0) AS before
            FROM event AS paid WHERE paid.type = 'Paid' AND json_extract(paid.data, '$.order_id') <> ''
        ) WHERE due IS NOT total - before""",
    "orders come to what was agreed last": """
        SELECT number FROM sales_order WHERE total IS NOT (
            SELECT json_extract(data, '$.total') FROM event
            WHERE stream = 'order/' || order_id AND type IN ('OrderPlaced', 'OrderPicked')
            ORDER BY version DESC LIMIT 1
        )""",
    "receipt numbers have no gap": """
        SELECT register FROM (
            SELECT json_extract(data, '$.register') AS register, json_extract(data, '$.receipt') AS receipt
            FROM event WHERE type IN ('Paid', 'Refunded')
        ) GROUP BY register HAVING count(*) <> max(receipt) OR count(DISTINCT receipt) <> count(*) OR min(receipt) <> 1
        UNION ALL SELECT register FROM receipt_numbers AS said WHERE last <> (
            SELECT count(*) FROM event
            WHERE type IN ('Paid', 'Refunded') AND json_extract(data, '$.register') = said.register
        )""",
    "expected cash is what went in and out of the drawer": """
        WITH moved(shift_id, amount) AS (
            SELECT json_extract(data, '$.shift_id'), CASE type
                WHEN 'TillOpened' THEN json_extract(data, '$.opening_float')
                WHEN 'CashPaidIn' THEN json_extract(data, '$.amount')
                WHEN 'CashPaidOut' THEN -json_extract(data, '$.amount')
                ELSE -json_extract(data, '$.change') END
            FROM event WHERE type IN ('TillOpened', 'CashPaidIn', 'CashPaidOut', 'Paid')
            UNION ALL
            SELECT json_extract(data, '$.shift_id'),
                   CASE event.type WHEN 'Paid' THEN json_extract(value, '$.tendered')
                             ELSE -json_extract(value, '$.amount') END
            FROM event, json_each(data, '$.tenders')
            WHERE event.type IN ('Paid', 'Refunded') AND json_extract(value, '$.kind') = 'cash'
        ), said(shift_id, amount) AS (
            SELECT shift_id, json_extract(value, '$.expected') FROM shift, json_each(figures, '$.methods')
            WHERE json_extract(value, '$.kind') = 'cash'
            UNION ALL
            SELECT json_extract(data, '$.shift_id'), json_extract(value, '$.expected')
            FROM event, json_each(data, '$.methods')
            WHERE event.type = 'TillClosed' AND json_extract(value, '$.kind') = 'cash'
        )
        SELECT shift_id FROM said
        WHERE amount <> (SELECT sum(moved.amount) FROM moved WHERE moved.shift_id = said.shift_id)""",
    "Z numbers have no gap, and their totals are those of the shifts": """
        SELECT register || '/' || z FROM (
            SELECT json_extract(data, '$.register') AS register, json_extract(data, '$.z') AS z,
                   json_extract(data, '$.total_sales') AS total, json_extract(data, '$.first_position') AS first,
                   row_number() OVER here AS number, lag(json_extract(data, '$.last_position'), 1, 0) OVER here AS last,
                   sum(json_extract(data, '$.figures.sales')) OVER here AS sales
            FROM event WHERE type = 'TillClosed'
            WINDOW here AS (PARTITION BY json_extract(data, '$.register') ORDER BY position)
        ) WHERE z <> number OR total <> sales OR first <= last""",
    "accounts, credit and gift cards are what their receipts say": """
        WITH tender(type, customer, kind, reference, amount) AS (
            SELECT event.type, json_extract(data, '$.customer_id'), json_extract(value, '$.kind'),
                   json_extract(value, '$.reference'),
                   CASE event.type WHEN 'Paid' THEN 1 ELSE -1 END * json_extract(value, '$.amount')
            FROM event, json_each(data, '$.tenders') WHERE event.type IN ('Paid', 'Refunded')
        ), sold(customer, purpose, card, worth) AS (
            SELECT json_extract(data, '$.customer_id'), json_extract(data, '$.purpose'), json_extract(data, '$.card'),
                   json_extract(data, '$.due') - json_extract(data, '$.balance') FROM event WHERE type = 'Paid'
        ), moved(what, amount) AS (
            SELECT 'account ' || customer, amount FROM tender WHERE kind = 'account'
            UNION ALL SELECT 'account ' || customer, -worth FROM sold WHERE purpose = 'account'
            UNION ALL SELECT 'credit ' || customer, -amount FROM tender WHERE kind = 'credit'
            UNION ALL SELECT 'gift card ' || reference, -amount FROM tender WHERE kind = 'gift'
            UNION ALL SELECT 'gift card ' || card, worth FROM sold WHERE purpose = 'gift_card'
            UNION ALL SELECT 'account ' || customer_id, -owed FROM account
            UNION ALL SELECT 'credit ' || customer_id, -balance FROM store_credit
            UNION ALL SELECT 'gift card ' || number, -balance FROM gift_card
        )
        SELECT what FROM moved GROUP BY what HAVING sum(amount) <> 0""",
}
