-- Ledger, invoices, payments (docs/domain/billing.md).
CREATE SCHEMA billing;

-- Amounts in entries are signed: debit positive, credit negative. A wallet is money that we owe its owner, so its
-- sum never rises above zero. Accounts that everybody posts to spread their balance over shards, so that
-- postings do not queue behind one row.
CREATE TABLE billing.accounts (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('receivable', 'customer_credit', 'deferred_revenue', 'platform_revenue', 'tutor_pending',
    'tutor_available', 'fees', 'tax', 'gateway_clearing', 'cash_drawer', 'bank', 'refunds', 'rounding')),
  -- The person whose account it is: the payer, the tutor, the keeper of the drawer. Absent for the centre's own.
  owner_id uuid REFERENCES identity.users (id),
  -- Tells accounts of one kind apart, such as `instapay` for money that arrives there.
  label text NOT NULL DEFAULT '',
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  wallet boolean NOT NULL GENERATED ALWAYS AS (kind IN ('customer_credit', 'tutor_pending', 'tutor_available')) STORED,
  shards smallint NOT NULL GENERATED ALWAYS AS (CASE WHEN kind IN ('receivable', 'customer_credit', 'tutor_pending', 'tutor_available', 'cash_drawer')
    THEN 1 ELSE 16 END) STORED,
  opened_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, currency),
  CONSTRAINT account_once UNIQUE NULLS NOT DISTINCT (kind, owner_id, label, currency)
);
CREATE INDEX accounts_owner ON billing.accounts (owner_id);

-- What a posting is about; a key posts once.
CREATE TABLE billing.journal_transactions (
  id uuid PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  idempotency_key text NOT NULL CONSTRAINT journal_key_once UNIQUE,
  reason text NOT NULL CHECK (reason <> ''),
  reference_kind text NOT NULL,
  reference_id uuid NOT NULL,
  -- The transaction that this one undoes; nothing is undone twice.
  reverses_id uuid CONSTRAINT journal_reversed_once UNIQUE REFERENCES billing.journal_transactions (id),
  actor_id uuid,
  at timestamptz NOT NULL
);
CREATE INDEX journal_transactions_reference ON billing.journal_transactions (reference_kind, reference_id);
CREATE INDEX journal_transactions_at ON billing.journal_transactions (at DESC, id);

-- The sums of the entries, kept by a trigger that runs with the owner's rights: the application cannot write here.
CREATE TABLE billing.balances (
  account_id uuid NOT NULL REFERENCES billing.accounts (id),
  shard smallint NOT NULL,
  wallet boolean NOT NULL,
  sum_minor bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, shard),
  CONSTRAINT wallet_not_negative CHECK (NOT wallet OR sum_minor <= 0)
);

CREATE TABLE billing.number_series (
  series text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (series, year)
);

CREATE TABLE billing.invoices (
  id uuid PRIMARY KEY,
  -- Given when issued, without gaps within a year; a draft has none.
  number text CONSTRAINT invoice_number_once UNIQUE,
  series_year integer,
  series_number integer,
  payer_id uuid NOT NULL REFERENCES identity.users (id),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  total_minor bigint NOT NULL CHECK (total_minor BETWEEN 0 AND 1000000000000),
  -- What the payer still owes: the sum of the receivable entries of this invoice, kept by the ledger's trigger.
  balance_minor bigint NOT NULL DEFAULT 0,
  status text NOT NULL CHECK (status IN ('draft', 'unpaid', 'pending_review', 'partially_paid', 'paid', 'void', 'refunded')),
  issued_at timestamptz,
  due_at timestamptz,
  paid_at timestamptz,
  voided_at timestamptz,
  void_reason text,
  notes text NOT NULL DEFAULT '',
  created_by uuid,
  created_at timestamptz NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  source text,
  legacy_id text,
  UNIQUE (source, legacy_id),
  UNIQUE (series_year, series_number),
  CONSTRAINT invoice_numbered CHECK ((status = 'draft') = (number IS NULL)),
  CONSTRAINT invoice_balance CHECK (balance_minor BETWEEN 0 AND total_minor),
  CONSTRAINT invoice_paid_up CHECK (status NOT IN ('paid', 'void') OR balance_minor = 0)
);
CREATE INDEX invoices_payer ON billing.invoices (payer_id, issued_at DESC);
CREATE INDEX invoices_newest ON billing.invoices (issued_at DESC NULLS LAST, id);
CREATE INDEX invoices_owing ON billing.invoices (due_at) WHERE status IN ('unpaid', 'pending_review', 'partially_paid');

-- A line names what was sold by kind and id only; billing knows no courses.
CREATE TABLE billing.invoice_lines (
  id uuid PRIMARY KEY,
  invoice_id uuid NOT NULL REFERENCES billing.invoices (id),
  position smallint NOT NULL,
  kind text NOT NULL,
  ref_id uuid NOT NULL,
  learner_id uuid REFERENCES people.learners (id),
  description text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor BETWEEN 0 AND 1000000000000),
  UNIQUE (invoice_id, position)
);
CREATE INDEX invoice_lines_ref ON billing.invoice_lines (kind, ref_id);
CREATE INDEX invoice_lines_learner ON billing.invoice_lines (learner_id);

CREATE TABLE billing.journal_entries (
  id uuid PRIMARY KEY,
  transaction_id uuid NOT NULL REFERENCES billing.journal_transactions (id),
  account_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  -- The invoice whose debt a receivable entry raises or settles.
  invoice_id uuid REFERENCES billing.invoices (id),
  FOREIGN KEY (account_id, currency) REFERENCES billing.accounts (id, currency)
);
CREATE INDEX journal_entries_transaction ON billing.journal_entries (transaction_id);
CREATE INDEX journal_entries_account ON billing.journal_entries (account_id);
CREATE INDEX journal_entries_invoice ON billing.journal_entries (invoice_id) WHERE invoice_id IS NOT NULL;

CREATE TABLE billing.payments (
  id uuid PRIMARY KEY,
  invoice_id uuid NOT NULL REFERENCES billing.invoices (id),
  method text NOT NULL CHECK (method IN ('cash', 'card', 'bank_transfer', 'instapay', 'vodafone_cash', 'wallet', 'stripe', 'paypal', 'other')),
  amount_minor bigint NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000),
  -- The part above the invoice's balance, which became the payer's credit.
  credit_minor bigint NOT NULL DEFAULT 0 CHECK (credit_minor BETWEEN 0 AND amount_minor),
  currency text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'reversed')),
  tracking_code text NOT NULL DEFAULT '',
  -- The code without case, spaces and signs, in Latin digits: how doubles are found.
  tracking_key text NOT NULL DEFAULT '',
  receipt_file_id uuid REFERENCES media.files (id),
  receipt_sha256 bytea,
  paid_at timestamptz,
  note text NOT NULL DEFAULT '',
  submitted_by uuid NOT NULL REFERENCES identity.users (id),
  submitted_at timestamptz NOT NULL,
  decided_by uuid REFERENCES identity.users (id),
  decided_at timestamptz,
  reason text,
  transaction_id uuid REFERENCES billing.journal_transactions (id),
  reversal_id uuid REFERENCES billing.journal_transactions (id),
  is_demo boolean NOT NULL DEFAULT false,
  source text,
  legacy_id text,
  UNIQUE (source, legacy_id),
  CONSTRAINT payment_posted CHECK ((status IN ('approved', 'reversed')) = (transaction_id IS NOT NULL)),
  CONSTRAINT payment_reversed CHECK ((status = 'reversed') = (reversal_id IS NOT NULL)),
  CONSTRAINT payment_decided CHECK ((status = 'pending') = (decided_at IS NULL))
);
CREATE INDEX payments_invoice ON billing.payments (invoice_id, submitted_at);
CREATE INDEX payments_pending ON billing.payments (submitted_at, id) WHERE status = 'pending';
CREATE INDEX payments_newest ON billing.payments (submitted_at DESC, id);
CREATE INDEX payments_tracking ON billing.payments (tracking_key) WHERE tracking_key <> '';
CREATE INDEX payments_receipt ON billing.payments (receipt_sha256) WHERE receipt_sha256 IS NOT NULL;

-- What each check of the books found; the newest row is shown beside the ledger.
CREATE TABLE billing.ledger_checks (
  id uuid PRIMARY KEY,
  checked_at timestamptz NOT NULL,
  transactions bigint NOT NULL,
  entries bigint NOT NULL,
  problems jsonb NOT NULL
);
CREATE INDEX ledger_checks_newest ON billing.ledger_checks (checked_at DESC);

-- The account of that kind, owner, label and currency; opened with the given id when it does not exist.
CREATE FUNCTION billing.account(new_id uuid, in_kind text, in_owner uuid, in_label text, in_currency text) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE found uuid;
BEGIN
  SELECT a.id INTO found FROM billing.accounts a
    WHERE a.kind = in_kind AND a.owner_id IS NOT DISTINCT FROM in_owner AND a.label = in_label AND a.currency = in_currency;
  IF found IS NOT NULL THEN RETURN found; END IF;
  INSERT INTO billing.accounts (id, kind, owner_id, label, currency) VALUES (new_id, in_kind, in_owner, in_label, in_currency)
    ON CONFLICT ON CONSTRAINT account_once DO NOTHING RETURNING id INTO found;
  IF found IS NOT NULL THEN RETURN found; END IF;
  SELECT a.id INTO found FROM billing.accounts a
    WHERE a.kind = in_kind AND a.owner_id IS NOT DISTINCT FROM in_owner AND a.label = in_label AND a.currency = in_currency;
  RETURN found;
END $$;

CREATE FUNCTION billing.open_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO billing.balances (account_id, shard, wallet) SELECT NEW.id, n, NEW.wallet FROM generate_series(0, NEW.shards - 1) n;
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_balances AFTER INSERT ON billing.accounts FOR EACH ROW EXECUTE FUNCTION billing.open_balances();

CREATE FUNCTION billing.apply_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE account billing.accounts;
BEGIN
  SELECT * INTO account FROM billing.accounts WHERE id = NEW.account_id;
  UPDATE billing.balances SET sum_minor = sum_minor + NEW.amount_minor
    WHERE account_id = NEW.account_id AND shard = abs(hashtext(NEW.transaction_id::text)::bigint) % account.shards;
  IF account.kind = 'receivable' AND NEW.invoice_id IS NOT NULL THEN
    UPDATE billing.invoices SET balance_minor = balance_minor + NEW.amount_minor WHERE id = NEW.invoice_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER journal_entries_applied AFTER INSERT ON billing.journal_entries FOR EACH ROW EXECUTE FUNCTION billing.apply_entry();

-- Checked at commit for every entry, so also for one that joins an older transaction.
CREATE FUNCTION billing.refuse_imbalance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE odd text;
BEGIN
  SELECT currency INTO odd FROM billing.journal_entries WHERE transaction_id = NEW.transaction_id
    GROUP BY currency HAVING sum(amount_minor) <> 0 LIMIT 1;
  IF odd IS NOT NULL THEN
    RAISE EXCEPTION 'journal transaction % does not sum to zero in %', NEW.transaction_id, odd
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_sums_to_zero';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_sums_to_zero AFTER INSERT ON billing.journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION billing.refuse_imbalance();

CREATE TRIGGER journal_transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON billing.journal_transactions
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER journal_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON billing.journal_entries
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
INSERT INTO platform.append_only VALUES ('billing.journal_transactions'), ('billing.journal_entries'), ('billing.balances'), ('billing.ledger_checks');

-- Everything in which the books disagree with themselves; no rows when all is well.
CREATE FUNCTION billing.ledger_faults() RETURNS TABLE (fault text, object_id uuid, detail text) LANGUAGE sql STABLE AS $$
  SELECT 'unbalanced_transaction', transaction_id, currency || ' ' || sum(amount_minor) FROM billing.journal_entries
    GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0
  UNION ALL
  SELECT 'empty_transaction', t.id, t.reason FROM billing.journal_transactions t
    WHERE NOT EXISTS (SELECT 1 FROM billing.journal_entries e WHERE e.transaction_id = t.id)
  UNION ALL
  SELECT 'wrong_balance', a.id, coalesce(b.kept, 0) || ' instead of ' || coalesce(e.real, 0)
    FROM billing.accounts a
    LEFT JOIN (SELECT account_id, sum(sum_minor) AS kept FROM billing.balances GROUP BY account_id) b ON b.account_id = a.id
    LEFT JOIN (SELECT account_id, sum(amount_minor) AS real FROM billing.journal_entries GROUP BY account_id) e ON e.account_id = a.id
    WHERE coalesce(b.kept, 0) <> coalesce(e.real, 0)
  UNION ALL
  SELECT 'negative_wallet', b.account_id, b.sum_minor::text FROM billing.balances b WHERE b.wallet AND b.sum_minor > 0
  UNION ALL
  SELECT 'wrong_invoice_balance', i.id, i.balance_minor || ' instead of ' || coalesce(e.real, 0)
    FROM billing.invoices i
    LEFT JOIN (SELECT e.invoice_id, sum(e.amount_minor) AS real FROM billing.journal_entries e JOIN billing.accounts a ON a.id = e.account_id
      WHERE a.kind = 'receivable' AND e.invoice_id IS NOT NULL GROUP BY e.invoice_id) e ON e.invoice_id = i.id
    WHERE i.balance_minor <> coalesce(e.real, 0)
  UNION ALL
  SELECT 'wrong_invoice_total', i.id, i.total_minor || ' instead of ' || coalesce(sum(l.amount_minor), 0)
    FROM billing.invoices i LEFT JOIN billing.invoice_lines l ON l.invoice_id = i.id
    GROUP BY i.id HAVING i.total_minor <> coalesce(sum(l.amount_minor), 0)
  UNION ALL
  SELECT 'missing_number', NULL, s.series || ' ' || s.year || ': ' || s.last || ' given, ' || count(i.id) || ' kept'
    FROM billing.number_series s LEFT JOIN billing.invoices i ON i.series_year = s.year
    WHERE s.series = 'invoice' GROUP BY s.series, s.year, s.last HAVING count(i.id) <> s.last
$$;

-- Writes the kept sums anew from the entries; answers how many were wrong. For the hands of an administrator.
CREATE FUNCTION billing.rebuild_balances() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE changed integer;
BEGIN
  LOCK TABLE billing.journal_entries IN SHARE MODE;
  WITH real AS (
    SELECT b.account_id, b.shard, coalesce(sum(e.amount_minor), 0)::bigint AS minor
    FROM billing.balances b JOIN billing.accounts a ON a.id = b.account_id
    LEFT JOIN billing.journal_entries e ON e.account_id = b.account_id AND abs(hashtext(e.transaction_id::text)::bigint) % a.shards = b.shard
    GROUP BY b.account_id, b.shard)
  UPDATE billing.balances b SET sum_minor = real.minor FROM real
    WHERE real.account_id = b.account_id AND real.shard = b.shard AND b.sum_minor <> real.minor;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
