/** Draws each unit as one point whose shape is computed, so that 20,000 cost one draw call and no texture. */
export const vertexShader = `#version 300 es
precision highp float;
layout(location=0) in vec2 a_from;
layout(location=1) in vec2 a_to;
layout(location=2) in vec2 a_times;   // moved at, fix taken at: seconds
layout(location=3) in vec2 a_look;    // heading (-1 unknown), packed: shape + 8 large + 16 passengers
uniform vec2 u_centre;                // relative to the origin of the buffer
uniform vec2 u_scale;                 // to clip space
uniform float u_now;
uniform float u_glide;
uniform float u_size;
uniform float u_dpr;
flat out int v_shape;
flat out float v_large;
flat out float v_passengers;
flat out float v_age;
flat out vec2 v_turn;
flat out float v_px;
void main() {
  int look = int(a_look.y + 0.5);
  v_shape = look & 7;
  v_large = float((look >> 3) & 1);
  v_passengers = float((look >> 4) & 1);
  v_age = u_now - a_times.y;
  float t = clamp((u_now - a_times.x) / u_glide, 0.0, 1.0);
  vec2 at = mix(a_from, a_to, t) - u_centre;
  float turn = a_look.x >= 0.0 && v_shape == 2 ? radians(a_look.x) : 0.0;
  v_turn = vec2(cos(turn), sin(turn));
  v_px = u_size * (v_large > 0.5 ? 1.9 : 1.0) * (v_shape == 0 ? 1.0 : 1.25);
  gl_Position = vec4(at * u_scale, 0.0, 1.0);
  gl_PointSize = v_px * u_dpr;
}`;

export const fragmentShader = `#version 300 es
precision mediump float;
flat in int v_shape;
flat in float v_large;
flat in float v_passengers;
flat in float v_age;
flat in vec2 v_turn;
flat in float v_px;
uniform vec3 u_colours[6];
uniform vec3 u_rim;
uniform vec3 u_land;
out vec4 colour;
float outline(vec2 p) {
  if (v_shape == 0) return length(p) - 0.80;
  if (v_shape == 1) return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.45;
  if (v_shape == 2) return max(abs(p.x) * 0.92 + p.y * 0.39 - 0.38, -0.86 + 0.55 * (1.0 - abs(p.x) / 0.75) - p.y);
  if (v_shape == 3) return max(abs(p.x), abs(p.y)) - 0.70;
  if (v_shape == 4) return (abs(p.x) + abs(p.y) - 0.98) * 0.7071;
  vec2 q = vec2(p.x + p.y, p.x - p.y) * 0.7071;
  return min(max(abs(q.x) - 0.9, abs(q.y) - 0.26), max(abs(q.x) - 0.26, abs(q.y) - 0.9));
}
void main() {
  vec2 p = gl_PointCoord * 2.0 - 1.0;
  p.y = -p.y;
  p = vec2(p.x * v_turn.x - p.y * v_turn.y, p.x * v_turn.y + p.y * v_turn.x);
  float px = 2.0 / v_px;
  float d = outline(p);
  float inside = 1.0 - smoothstep(-px * 0.5, px * 0.5, d);
  if (inside < 0.02) discard;
  vec3 fill = u_colours[v_shape];
  float alpha = 1.0 - 0.55 * smoothstep(20.0, 110.0, v_age);
  float rim = smoothstep(-px * 2.1, -px * 1.2, d);
  if (v_large > 0.5) fill = mix(fill, u_rim, rim);
  if (v_passengers > 0.5) fill = mix(u_land, fill, smoothstep(px * 0.6, px * 1.4, length(p)));
  if (v_age > 120.0) { alpha = 0.7 * max(rim, 0.12); }
  alpha *= inside;
  colour = vec4(fill * alpha, alpha);
}`;
