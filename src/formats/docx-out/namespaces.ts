export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
export const relationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
