/** The same words as in Korean; where those count, English also has a singular. */
export type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> } & {
  [Key in keyof T as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
