/** What an operation is about: records, folders and teams as somebody picked them. The uid decides, the name is for people. */
import { z } from 'zod/mini';

/** 16 bytes in base64url, as Keeper makes them. */
export const uidSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

const nameSchema = z.string().check(z.maxLength(256));

/** A record as somebody picked it: the uid decides, the title is what people saw when they picked. */
export const recordTargetSchema = z.object({ uid: uidSchema, title: nameSchema });
export type RecordTarget = z.infer<typeof recordTargetSchema>;

/** A folder as somebody picked it: a shared folder in Classic, a nested share folder in NSF. */
export const folderTargetSchema = z.object({ uid: uidSchema, title: nameSchema });
export type FolderTarget = z.infer<typeof folderTargetSchema>;

/**
 * A team. With a uid it is that team; a name alone is looked up by Commander, exactly as spelled. Never `*` or `@…`,
 * which mean "everybody" and "all there are" to `share-folder`, and never anything that reads as an e-mail address.
 */
export const teamTargetSchema = z.object({
  uid: z.optional(uidSchema),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(256), z.regex(/^[^@*][^@]*$/)),
});
export type TeamTarget = z.infer<typeof teamTargetSchema>;
