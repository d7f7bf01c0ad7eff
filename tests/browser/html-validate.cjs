// What html-validate looks for in every kind of page. Each exception has its reason.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The theme's base template writes "<!doctype html>" in lower case, which HTML allows.
    "doctype-style": "off",
    // Telephone numbers on buttons are kept on one line by the style sheet, not by special spaces.
    "tel-non-breaking": "off",
    // Ids of changes begin with their date. HTML allows it, and no style or script selects by them.
    "valid-id": ["error", { relaxed: true }],
  },
};
