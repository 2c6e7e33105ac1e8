/** The text of a stored result: `message` (a string, or lines) or `error`. */
import { z } from 'zod/mini';

const replySchema = z.object({
  message: z.optional(z.union([z.string(), z.array(z.string())])),
  error: z.optional(z.string()),
});

/** Lines without blanks around them and without empty ones; none when the reply has no text of the known shapes. */
export function replyLines(body: unknown): string[] {
  const reply = replySchema.safeParse(body);
  if (!reply.success) return [];
  const { message, error } = reply.data;
  const texts = [error ?? [], message ?? []].flat();
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
