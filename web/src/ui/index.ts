/** The kit. It knows no API and no router; features build their screens from it. */
export { ConfirmPreview, type ConfirmPreviewProps } from './confirm.tsx'
export { DataList } from './data-list/data-list.tsx'
export type { BulkAction, Column, DataListProps, ListState, ListView } from './data-list/types.ts'
export { Desk, useDeskKeys, type DeskProps } from './desk.tsx'
export { DocumentViewer } from './document-viewer.tsx'
export { DateField, type DateFieldProps } from './dates/date-field.tsx'
export { DateRangeField, type DateRangeFieldProps, type DayRange } from './dates/date-range-field.tsx'
export { TimeField, type TimeFieldProps } from './dates/time-field.tsx'
export { Avatar } from './avatar.tsx'
export {
  Ago,
  groupPhone,
  KeyValue,
  Money,
  Person,
  Phone,
  StatCard,
  StatusBadge,
  type Tone,
} from './display.tsx'
export { CheckField, MultiSelectField, SelectField, SwitchField, type Option } from './fields/choice.tsx'
export { CodeField } from './fields/code.tsx'
export { typedDirection, type FieldProps } from './fields/common.ts'
export { FileField, type SendFile } from './fields/file.tsx'
export { MoneyField, NumberField } from './fields/number.tsx'
export { PasswordField } from './fields/password.tsx'
export { RichText } from './fields/rich-text.tsx'
export { PhoneField, TextField } from './fields/text.tsx'
export { FilterBar, type ChoiceFilter } from './filter-bar.tsx'
export { Form, FormActions } from './form/form.tsx'
export { useForm, type FormHandle } from './form/use-form.ts'
export { ImageViewer } from './image-viewer.tsx'
export { Link, useGo } from './link.tsx'
export { Countdown, LiveDot, Progress } from './live.tsx'
export { notify } from './notify.ts'
export { Card, CardGrid, Page, type Breadcrumb } from './page.tsx'
export { SearchBox } from './search-box.tsx'
export { DetailSkeleton, EmptyState, ErrorState, ListSkeleton, Loaded } from './states.tsx'
export { Tabs, type Tab } from './tabs.tsx'
export { useUnsavedGuard } from './unsaved.ts'
