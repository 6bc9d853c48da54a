// How Teams looks in its light theme, as far as a host of cards may say.
"use strict";

const shade = (colour) => ({ default: colour, subtle: colour });
const inks = (plain, subtle) => ({
  default: { default: plain, subtle },
  dark: shade("#000000"),
  light: shade("#ffffff"),
  accent: shade("#4f52b2"),
  good: shade("#0e700e"),
  warning: shade("#835b00"),
  attention: shade("#b10e1c"),
});
const ground = (backgroundColor) => ({
  backgroundColor,
  foregroundColors: inks("#242424", "#616161"),
});

const TEAMS_LOOK = {
  fontFamily: '"Segoe UI", "Noto Sans", "Noto Sans Bengali", system-ui, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  supportsInteractivity: true,
  containerStyles: {
    default: ground("#ffffff"),
    emphasis: ground("#f0f0f0"),
    accent: ground("#e8ebfa"),
    good: ground("#e7f2da"),
    warning: ground("#fbf6d9"),
    attention: ground("#fcf4f6"),
  },
  actions: { maxActions: 6, actionsOrientation: "horizontal", actionAlignment: "left" },
  factSet: {
    title: { weight: "bolder", wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 16,
  },
};
