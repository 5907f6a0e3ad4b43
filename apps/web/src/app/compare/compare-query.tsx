"use client";

import { pageQuery } from "../../page-query.tsx";
import { dataParams, viewParams } from "./params.ts";

/** The comparison's state, for every part of the page. */
export const [CompareQueryProvider, useCompareQuery] = pageQuery(dataParams, viewParams);
