-- Published by the catalogue: where a lecture is held, for pages about a day (docs/domain/insights.md).
CREATE VIEW catalog.room_names AS
  SELECT r.id, r.name, b.name AS branch FROM catalog.rooms r JOIN catalog.branches b ON b.id = r.branch_id;

-- Published by media: how much is kept, for the page about the system's state.
CREATE VIEW media.storage_use AS SELECT count(*)::int AS files, coalesce(sum(size), 0)::bigint AS bytes FROM media.files;
