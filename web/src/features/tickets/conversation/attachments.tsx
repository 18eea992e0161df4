import type { File as StoredFile } from '@halqa/api-client'
import { Modal } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormat, useText } from '../../../i18n/index.ts'
import { ImageViewer } from '../../../ui/index.ts'
import css from './chat.module.css'
import { chatTexts } from './texts.ts'

/** Pictures small, to be opened large; other files as links. */
export function Attachments({ files }: { files: readonly StoredFile[] }) {
  const t = useText(chatTexts)
  const format = useFormat()
  const [open, setOpen] = useState<StoredFile | null>(null)
  if (files.length === 0) return null
  return (
    <div className={css.files}>
      {files.map((file) =>
        file.mime.startsWith('image/') ? (
          <button key={file.id} type="button" className={css.picture} onClick={() => setOpen(file)}>
            <img src={`${file.url}?size=256`} alt={t.picture({ name: file.name })} loading="lazy" />
          </button>
        ) : (
          <a key={file.id} className={css.file} href={file.url} target="_blank" rel="noreferrer">
            <IconFile size={20} aria-hidden />
            <span dir="auto">{file.name}</span>
            <bdi>{format.fileSize(file.size)}</bdi>
          </a>
        ),
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="xl"
        title={open && <bdi>{open.name}</bdi>}
        centered
      >
        {open && <ImageViewer src={open.url} alt={t.picture({ name: open.name })} height="70dvh" />}
      </Modal>
    </div>
  )
}
