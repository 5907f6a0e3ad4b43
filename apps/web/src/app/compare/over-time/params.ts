import { createLoader, createSerializer, parseAsInteger, parseAsString } from "nuqs/server";

/** Whose courses: sides as the page names them, the chosen row by its numbers. */
const coursesParams = {
  base: parseAsString,
  head: parseAsString,
  probe: parseAsString,
  type: parseAsInteger,
  code: parseAsInteger,
};

export const loadCoursesParams = createLoader(coursesParams);

export const coursesHref = createSerializer(coursesParams);
