import { z } from "zod";

/** Every answer but 200: what cannot be answered, and what to ask or do instead. */
export const apiErrorSchema = z.strictObject({ error: z.string(), hint: z.string() });

export type ApiError = z.infer<typeof apiErrorSchema>;
