// The page's own behaviour: lazy pictures, a cookie notice that can be dismissed, a cart that slides in.
const lazyPictures = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    target.srcset = target.dataset.srcset ?? "";
    target.src = target.dataset.src;
    target.classList.replace("lazyload", "lazyloaded");
    lazyPictures.unobserve(target);
  }
});
document.querySelectorAll("img.lazyload").forEach((picture) => lazyPictures.observe(picture));

const cart = document.querySelector("#cart-panel");
document.querySelectorAll(".cart-contents, .add-to-cart-button").forEach((opener) =>
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    cart.classList.add("open");
  }),
);
document
  .querySelector(".close-cart")
  .addEventListener("click", () => cart.classList.remove("open"));

document
  .querySelectorAll(".cookie-notice button")
  .forEach((button) =>
    button.addEventListener("click", () => document.querySelector(".cookie-notice").remove()),
  );
