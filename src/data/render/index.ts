export { chooseStyle, type DigitRange, type RenderedDigits, renderDigit, renderDigits } from "./digits.ts";
export { everydayHand, type Hand } from "./hand.ts";
export { boxSize, imageSize } from "./prepare.ts";
export { renderStyle } from "./render-style.ts";
export type { ControlPoint, Skeleton, Stroke, Style } from "./skeleton.ts";
export { digitStyles } from "./skeletons/index.ts";
