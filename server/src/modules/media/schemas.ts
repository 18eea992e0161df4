import { Type, type Static } from 'typebox'
import { purposes, thumbnailSides } from './purposes.ts'
import { fileLink } from './links.ts'
import type { FileRow } from './queries.ts'

/** A file as the API shows it, also inside other objects. */
export const FileSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    url: Type.String({ description: 'Where its bytes are read; `?size=256` answers a smaller picture' }),
    name: Type.String(),
    mime: Type.String(),
    size: Type.Integer({ description: 'Bytes' }),
    width: Type.Union([Type.Integer(), Type.Null()]),
    height: Type.Union([Type.Integer(), Type.Null()]),
    created_at: Type.String({ format: 'date-time' }),
  },
  { title: 'File' },
)

export function presentFile(file: FileRow): Static<typeof FileSchema> {
  const { id, name, mime, width, height, created_at } = file
  return { id, url: fileLink(id), name, mime, size: Number(file.size), width, height, created_at }
}

export const UploadBody = Type.Object({
  purpose: Type.Enum([...purposes], {
    description: 'What the file is for; decides about accepted types and size',
  }),
})

export const FileParams = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const FileQuery = Type.Object({
  size: Type.Optional(
    Type.Integer({ enum: [...thumbnailSides], description: 'Longest side of a picture in pixels' }),
  ),
})
