"use client";

import { pageQuery } from "../../../page-query.tsx";
import { filterParams, viewParams } from "./params.ts";

/** The state of a run's page, for every part of it. */
export const [RunQueryProvider, useRunQuery] = pageQuery(filterParams, viewParams);
