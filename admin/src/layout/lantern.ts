/** Where the drawing of our lantern lies. */
export const lantern = `${import.meta.env.BASE_URL}favicon.svg`;
