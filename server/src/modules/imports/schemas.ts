import { Type, type Static, type TSchema } from 'typebox'
import { delimiters, encodings } from './sheets/sheet.ts'
import { importStates, rowStates } from './states.ts'

export const Id = Type.String({ format: 'uuid' })
export const OneParams = Type.Object({ id: Id })
export const KindParams = Type.Object({ kind: Type.String({ maxLength: 40 }) })
/** Members of any name, all of one shape; written so that clients get its type. */
function map<T extends TSchema>(value: T, description?: string) {
  return Type.Unsafe<Record<string, Static<T>>>({
    type: 'object',
    additionalProperties: value,
    ...(description ? { description } : {}),
  })
}

const Nullable = (description?: string) =>
  Type.Union([Type.String(), Type.Null()], description ? { description } : {})

const OptionSchema = Type.Object({ value: Type.String(), label: Type.String() })

export const KindSchema = Type.Object(
  {
    kind: Type.String(),
    label: Type.String(),
    fields: Type.Array(
      Type.Object({
        key: Type.String(),
        label: Type.String(),
        help: Nullable(),
        kind: Type.Enum(['text', 'phone', 'date', 'word']),
        required: Type.Boolean({
          description: 'It, or another field of its group in `needs`, must have a column',
        }),
        words: Type.Array(OptionSchema, { description: 'Of `word`: what a cell can mean' }),
      }),
    ),
    needs: Type.Array(Type.Array(Type.String()), {
      description: 'Of each group one field must have a column',
    }),
    choices: Type.Array(
      Type.Object({
        key: Type.String(),
        label: Type.String(),
        options: Type.Array(OptionSchema),
        default: Type.String(),
      }),
    ),
    invites: Type.Boolean({ description: 'People whom it gives an account can be invited' }),
    page: Nullable('Where what a row became is shown: its id comes behind this'),
  },
  { title: 'ImportKind' },
)

const CountSchema = Type.Object({
  key: Type.String(),
  label: Type.String(),
  count: Type.Integer(),
})
const Counts = Type.Union([Type.Array(CountSchema), Type.Null()])

const Mapping = map(Type.Integer({ minimum: 0, maximum: 99 }), 'field → column, from 0')
const Words = map(
  map(Type.String({ maxLength: 40 })),
  'field → the file’s word → ours; an empty one says that the word means nothing',
)
const Choices = map(Type.String({ maxLength: 40 }))
const Calendar = Type.Enum(['auto', 'gregorian', 'persian', 'islamic'])
const DateOrder = Type.Enum(['auto', 'dmy', 'mdy'])

export const ImportSchema = Type.Object(
  {
    id: Id,
    kind: Type.String(),
    kind_label: Type.String(),
    state: Type.Enum([...importStates]),
    file_name: Type.String(),
    file_size: Type.Integer(),
    format: Type.Enum(['csv', 'xlsx']),
    sheets: Type.Array(Type.String()),
    source: Type.Object({
      sheet: Nullable(),
      encoding: Nullable(),
      delimiter: Nullable(),
      header_row: Type.Integer(),
    }),
    columns: Type.Array(Type.Object({ header: Type.String(), samples: Type.Array(Type.String()) })),
    mapping: Mapping,
    words: Words,
    choices: Choices,
    calendar: Calendar,
    date_order: DateOrder,
    on_errors: Type.Enum(['skip', 'all']),
    invite: Type.Boolean(),
    rows_total: Type.Integer(),
    check_counts: Counts,
    run_counts: Counts,
    undo_counts: Counts,
    progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }),
    failure: Nullable('Why the last step ended without its result'),
    invitations: Type.Object({ sent: Type.Integer(), total: Type.Integer() }),
    can_undo: Type.Boolean(),
    created_by: Type.Object({ id: Id, name: Type.String() }),
    created_at: Type.String({ format: 'date-time' }),
    run_at: Nullable(),
    finished_at: Nullable(),
    undone_at: Nullable(),
  },
  { title: 'Import' },
)

export const UploadBody = Type.Object({
  kind: Type.String({ maxLength: 40, description: 'Such as `households`' }),
})

export const ReadingBody = Type.Object({
  source: Type.Optional(
    Type.Object({
      sheet: Type.Optional(Type.String({ maxLength: 200 })),
      encoding: Type.Optional(Type.Enum([...encodings])),
      delimiter: Type.Optional(Type.Enum([...delimiters])),
      header_row: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
  ),
  mapping: Type.Optional(Mapping),
  words: Type.Optional(Words),
  choices: Type.Optional(Choices),
  calendar: Type.Optional(Calendar),
  date_order: Type.Optional(DateOrder),
})

export const RunBody = Type.Object({
  on_errors: Type.Optional(
    Type.Enum(['skip', 'all'], {
      description: '`skip` leaves rows with errors out, `all` writes everything or nothing',
    }),
  ),
  invite: Type.Optional(
    Type.Boolean({ description: 'Invite new guardians by SMS, some a minute; default false' }),
  ),
})

export const UndoBody = Type.Object({
  partly: Type.Optional(Type.Boolean({ description: 'Leave what was used since instead of refusing' })),
})

const ProblemSchema = Type.Object({
  code: Type.String(),
  level: Type.Enum(['error', 'warning']),
  field: Nullable(),
  field_label: Nullable(),
  message: Type.String(),
})

export const RowSchema = Type.Object(
  {
    number: Type.Integer({ description: 'As a spreadsheet program counts' }),
    state: Type.Enum([...rowStates]),
    cells: Type.Array(Type.String()),
    problems: Type.Array(ProblemSchema),
    outcome: Type.Union([Type.Enum(['create', 'update', 'match']), Type.Null()]),
    object_id: Nullable(),
  },
  { title: 'ImportRow' },
)

export const ProblemCountSchema = Type.Array(
  Type.Object({
    code: Type.String(),
    level: Type.Enum(['error', 'warning']),
    message: Type.String(),
    count: Type.Integer(),
  }),
)

export const PreviewSchema = Type.Object(
  {
    words: Type.Array(
      Type.Object({
        field: Type.String(),
        values: Type.Array(
          Type.Object({ text: Type.String(), count: Type.Integer(), word: Nullable('Null: not understood') }),
        ),
      }),
      { description: 'What stands in columns of words, and how it is understood' },
    ),
    dates: Type.Array(
      Type.Object({
        field: Type.String(),
        calendar: Type.Enum(['gregorian', 'persian', 'islamic']),
        order: Type.Enum(['dmy', 'mdy']),
        order_unsure: Type.Boolean({ description: 'Day and month could be the other way round' }),
        examples: Type.Array(Type.Object({ text: Type.String(), date: Nullable('Null: not understood') })),
      }),
    ),
  },
  { title: 'ImportPreview' },
)

export const UndoPreviewSchema = Type.Object(
  {
    counts: Type.Array(
      Type.Object({ key: Type.String(), label: Type.String(), undone: Type.Integer(), kept: Type.Integer() }),
    ),
    kept: Type.Array(
      Type.Object({
        reason: Type.String(),
        label: Type.String(),
        count: Type.Integer(),
        rows: Type.Array(Type.Integer()),
      }),
      { description: 'What stays, by reason, with some of the rows' },
    ),
  },
  { title: 'ImportUndoPreview' },
)

export const SavedMappingSchema = Type.Object(
  {
    id: Id,
    kind: Type.String(),
    name: Type.String(),
    headers: Type.Array(Type.String()),
    mapping: map(Type.String()),
    used_at: Type.String({ format: 'date-time' }),
  },
  { title: 'ImportMapping' },
)

export const FileQuery = Type.Object({
  file: Type.Optional(Type.Enum(['csv', 'xlsx'], { description: 'Default xlsx' })),
})
export const TemplateQuery = Type.Object({
  file: Type.Optional(Type.Enum(['csv', 'xlsx'], { description: 'Default xlsx' })),
  language: Type.Optional(Type.Enum(['ar', 'fa', 'en'], { description: 'Default: the caller’s' })),
})
