import { hidden, table, user, whose } from '#platform/personal'

const touched = `EXISTS (SELECT 1 FROM imports.objects o WHERE o.import_id = t.import_id AND o.object_id = ANY($objects))`

/** What imports know about people: everything in them goes when one of those goes whom they name. */
export const importsPersonal = [
  table('imports.imports', {
    subject: [
      user('created_by'),
      whose(
        'EXISTS (SELECT 1 FROM imports.objects o WHERE o.import_id = t.id AND o.object_id = ANY($objects))',
      ),
    ],
    columns: {
      file_name: { ...hidden, erase: { to: 'value', sql: "'file'" } },
      columns: { ...hidden, erase: { to: 'value', sql: "'[]'::jsonb" } },
    },
    plain:
      'kind state format sheets source mapping words options check_counts run_counts undo_counts failure',
    exported: false,
  }),
  table('imports.objects', {
    subject: whose('t.object_id = ANY($objects)'),
    columns: { before: hidden, after: hidden },
    plain: 'kind action kept_because',
    exported: false,
  }),
  // The whole file: nobody can take one line out of it.
  table('imports.files', {
    subject: whose(touched),
    columns: { bytes: hidden },
    remove: true,
    exported: false,
  }),
  table('imports.rows', {
    subject: whose(
      `(t.object_id = ANY($objects) OR EXISTS (SELECT 1 FROM imports.objects o
        WHERE o.import_id = t.import_id AND o.number = t.number AND o.object_id = ANY($objects)))`,
    ),
    columns: {
      cells: hidden,
      data: hidden,
      problems: { ...hidden, erase: { to: 'value', sql: "'[]'::jsonb" } },
    },
    plain: 'state outcome',
    remove: true,
    exported: false,
  }),
  table('imports.mappings', { subject: null, plain: 'kind header_key name headers mapping words options' }),
]
