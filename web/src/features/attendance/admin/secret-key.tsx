import type { AttendanceDeviceWithKey } from '@halqa/api-client'
import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useText } from '../../../i18n/index.ts'
import { adminTexts } from './texts.ts'

/** A device's key, the one time that it can be read. */
export function SecretKey({
  device,
  onClose,
}: {
  device: AttendanceDeviceWithKey | null
  onClose: () => void
}) {
  const t = useText(adminTexts)
  return (
    <Modal opened={device !== null} onClose={onClose} title={t.keyTitle} closeOnClickOutside={false}>
      {device && (
        <Stack>
          <Text>{t.keyOnce}</Text>
          <Code block className="halqa-ltr" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {device.secret_key}
          </Code>
          <Group justify="end">
            <CopyButton value={device.secret_key}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  leftSection={
                    copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                  }
                  onClick={copy}
                >
                  {copied ? t.copied : t.copy}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t.done}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
