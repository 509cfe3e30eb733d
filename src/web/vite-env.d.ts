/// <reference types="vite/client" />

/** Registers the texts of one screen: see config/vite.words.ts. */
declare module 'words:*';
