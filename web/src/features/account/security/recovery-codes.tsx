import { Button, Group, Text } from '@mantine/core'
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useConfig } from '../../../config-context.ts'
import { useText } from '../../../i18n/index.ts'
import { notify } from '../../../ui/index.ts'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

/** The ten codes, this one time: to copy, to keep as a file, to print. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useText(securityTexts)
  const { brand } = useConfig()
  const text = `${brand.name}\n${t.codesTitle}\n\n${codes.join('\n')}\n`
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => notify.success(t.copied))
  const download = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${t.codesFile}.txt`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <div className={css.stack}>
      <div className={`${css.sheet} ${css.stack}`}>
        <Text fw={600}>
          {t.codesTitle} · <bdi>{brand.name}</bdi>
        </Text>
        <Text c="dimmed" size="sm">
          {t.codesHint}
        </Text>
        <ol className={css.codes} dir="ltr">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
          {t.copy}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={download}>
          {t.download}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t.print}
        </Button>
      </Group>
      <Button fullWidth onClick={onKept}>
        {t.kept}
      </Button>
    </div>
  )
}
