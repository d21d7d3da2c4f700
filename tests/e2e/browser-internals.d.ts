// What Firefox offers to scripts that run with its own rights.
declare const ChromeUtils: any;
declare const Services: any;
declare const WebExtensionPolicy: any;
declare const Cc: any;
declare const Ci: any;
