/** Which keys the schema knows at a place, to name the nearest one to a misspelt one. */
import { z } from "zod";
import { ConfigFile } from "./schema.ts";

/** The keys that the schema knows at a path. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schemas: readonly unknown[] = [ConfigFile];
  for (const key of path) schemas = schemas.flatMap(unwrap).flatMap((schema) => below(schema, key));
  return schemas
    .flatMap(unwrap)
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
}

function below(schema: unknown, key: PropertyKey): readonly unknown[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodObject) return key in schema.shape ? [schema.shape[key as string]] : [];
  return [];
}

function unwrap(schema: unknown): readonly unknown[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrap(schema.unwrap());
  }
  // What is changed before it is checked has its keys behind the change.
  if (schema instanceof z.ZodPipe)
    return unwrap(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}
