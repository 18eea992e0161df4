import { Button, Group, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconCloudOff, IconInbox, IconRefresh, IconZoomQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/provider.tsx'
import { kitTexts } from './texts.ts'

export interface EmptyStateProps {
  title?: string
  detail?: string
  icon?: ReactNode
  /** The next sensible step, usually a button. */
  action?: ReactNode
}

/** Says that there is nothing, why, and what to do. */
export function EmptyState({ title, detail, icon, action }: EmptyStateProps) {
  const t = useText(kitTexts)
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <ThemeIcon variant="light" color="gray" size={64} radius="xl">
        {icon ?? <IconInbox size={30} stroke={1.5} aria-hidden />}
      </ThemeIcon>
      <Text fw={600} mt="xs">
        {title ?? t.emptyTitle}
      </Text>
      {detail && (
        <Text c="dimmed" size="sm" maw={420} className="halqa-balance">
          {detail}
        </Text>
      )}
      {action && (
        <Group justify="center" mt="sm">
          {action}
        </Group>
      )}
    </Stack>
  )
}

/** Search or filters left nothing over. */
export function NoMatches({ onClear }: { onClear?: (() => void) | undefined }) {
  const t = useText(kitTexts)
  return (
    <EmptyState
      title={t.noMatches}
      detail={t.noMatchesDetail}
      icon={<IconZoomQuestion size={30} stroke={1.5} aria-hidden />}
      action={
        onClear && (
          <Button variant="light" onClick={onClear}>
            {t.clearFilters}
          </Button>
        )
      }
    />
  )
}

export interface ErrorStateProps {
  /** Any thrown value; `status`, `detail` and `requestId` are shown when it has them. */
  error: unknown
  onRetry?: (() => void) | undefined
}

/** A part of the screen failed: why, the way to repeat, and the reference for support. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useText(kitTexts)
  const { status, detail, requestId } = failureOf(error)
  const offline = status === 0
  const title = offline ? t.offlineTitle : status === 404 ? t.missingTitle : t.failedTitle
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center" role="alert">
      <ThemeIcon variant="light" color={offline ? 'gray' : 'red'} size={64} radius="xl">
        <IconCloudOff size={30} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Text fw={600} mt="xs">
        {title}
      </Text>
      <Text c="dimmed" size="sm" maw={420}>
        {detail || (offline ? t.offlineDetail : t.failedDetail)}
      </Text>
      {onRetry && (
        <Button mt="sm" variant="light" leftSection={<IconRefresh size={18} aria-hidden />} onClick={onRetry}>
          {t.retry}
        </Button>
      )}
      {requestId && (
        <Text size="xs" c="dimmed">
          {t.requestId({ id: requestId })}
        </Text>
      )}
    </Stack>
  )
}

/** Reads a failure by its shape, so that the kit needs no knowledge of the API. */
export function failureOf(error: unknown): {
  status: number | undefined
  detail: string
  requestId: string | undefined
} {
  const read = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined
  const status = read('status')
  const detail = read('detail')
  const requestId = read('requestId')
  return {
    status: typeof status === 'number' ? status : undefined,
    detail: typeof detail === 'string' ? detail : '',
    requestId: typeof requestId === 'string' ? requestId : undefined,
  }
}

/** Placeholder for rows or cards that are on their way. */
export function ListSkeleton({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  return (
    <Loading>
      <Stack gap="sm">
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} height={height} radius="md" />
        ))}
      </Stack>
    </Loading>
  )
}

/** Placeholder for a page with one object. */
export function DetailSkeleton() {
  return (
    <Loading>
      <Stack gap="md">
        <Skeleton height={32} width="45%" radius="md" />
        <Skeleton height={140} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </Stack>
    </Loading>
  )
}

function Loading({ children }: { children: ReactNode }) {
  const t = useText(kitTexts)
  return (
    <div aria-busy="true">
      <span className="halqa-spoken" role="status">
        {t.loading}
      </span>
      <div aria-hidden>{children}</div>
    </div>
  )
}

export interface LoadedProps<T> {
  data: T | undefined
  loading: boolean
  error: unknown
  onRetry?: () => void
  skeleton?: ReactNode
  children: (data: T) => ReactNode
}

/** The three faces of one object: `<Loaded {...useOne(…)}>{(course) => …}</Loaded>`. */
export function Loaded<T>({ data, loading, error, onRetry, skeleton, children }: LoadedProps<T>) {
  if (data !== undefined) return children(data)
  if (error && !loading) return <ErrorState error={error} onRetry={onRetry} />
  return skeleton ?? <DetailSkeleton />
}
