-- Where a session was used last, as far as we know it ourselves: the address, and the zone of the browser's clock.
ALTER TABLE identity.sessions ADD COLUMN last_ip inet, ADD COLUMN time_zone text;
