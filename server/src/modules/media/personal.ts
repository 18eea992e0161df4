import { blank, hidden, kept, sameAs, table, user, whose } from '#platform/personal'

/** What media knows about people. Parents stand before what points to them. */
export const mediaPersonal = [
  table('media.files', {
    // Files of the person's things, whoever handed them in; and those that he handed in and that belong to nothing.
    // What he handed in for somebody else (a child's photo, a reply to a client) stays theirs, without its name.
    subject: whose('(t.object_id = ANY($objects) OR t.owner_id = ANY($users) AND t.object_id IS NULL)'),
    category: 'files',
    columns: {
      name: { ...blank, erase: { to: 'value', sql: "'file'" }, of: user('owner_id') },
      sha256: { ...kept('abuse'), exported: false },
      storage_key: hidden,
    },
    plain: 'purpose object_kind mime',
    remove: true,
  }),
  table('media.thumbnails', {
    subject: sameAs('media.files', 'file_id'),
    category: 'files',
    columns: { storage_key: hidden },
    plain: 'mime',
    remove: true,
    exported: false,
  }),
]
