// Colours as numbers, and how well one is told from another (WCAG 2.2, relative luminance).

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}

function luminance([r, g, b]) {
  const [R, G, B] = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * R + 0.7152 * G + 0.0722 * B;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// The colours behind `box`: one, or those that a gradient goes through; null behind a picture.
function grounds(box) {
  for (let one = box; one; one = one.parentElement) {
    const { backgroundImage, backgroundColor } = getComputedStyle(one);
    if (backgroundImage.startsWith("linear-gradient(")) {
      return backgroundImage.match(/[a-z]+\([^()]*\)/g).map(rgba);
    }
    if (backgroundImage !== "none") return null;
    const colour = rgba(backgroundColor);
    if (colour[3] === 255) return [colour];
    if (colour[3] > 0) return null;
  }
  return [rgba("white")];
}
