/** Well-known image data sets that anyone may fetch from the Hugging Face Hub; nothing is asked for before a person says so. */
export type PublicDatasetName = 'cifar10' | 'cifar100' | 'mnist' | 'fashion-mnist' | 'food101' | 'imagenette';

export interface PublicDataset {
  /** Value in links (`#data=cifar10`) and of `--data`. */
  readonly name: PublicDatasetName;
  readonly label: string;
  /** Its page on the Hub, with the configuration where it has several: what is read, and who is contacted. */
  readonly address: string;
  readonly classes: number;
  readonly trainImages: number;
  readonly validationImages: number;
  /** Side of the images, pixels; the longer one where they differ. */
  readonly pixels: number;
  /** Bytes that come over the network when all images are read, to two digits; the server tells it exactly. */
  readonly bytes: number;
  /** As the data set's card or its makers say. */
  readonly licence: string;
}

export const publicDatasets: readonly PublicDataset[] = [
  {
    name: 'cifar10', label: 'CIFAR-10', address: 'https://huggingface.co/datasets/uoft-cs/cifar10',
    classes: 10, trainImages: 50_000, validationImages: 10_000, pixels: 32, bytes: 140e6, licence: 'not stated by its makers',
  },
  {
    name: 'cifar100', label: 'CIFAR-100', address: 'https://huggingface.co/datasets/uoft-cs/cifar100',
    classes: 100, trainImages: 50_000, validationImages: 10_000, pixels: 32, bytes: 140e6, licence: 'not stated by its makers',
  },
  {
    name: 'mnist', label: 'MNIST', address: 'https://huggingface.co/datasets/ylecun/mnist',
    classes: 10, trainImages: 60_000, validationImages: 10_000, pixels: 28, bytes: 18e6, licence: 'MIT',
  },
  {
    name: 'fashion-mnist', label: 'Fashion-MNIST', address: 'https://huggingface.co/datasets/zalando-datasets/fashion_mnist',
    classes: 10, trainImages: 60_000, validationImages: 10_000, pixels: 28, bytes: 36e6, licence: 'MIT',
  },
  {
    name: 'food101', label: 'Food-101', address: 'https://huggingface.co/datasets/ethz/food101',
    classes: 101, trainImages: 75_750, validationImages: 25_250, pixels: 512, bytes: 5.1e9, licence: 'not stated; images from Foodspotting, for research',
  },
  {
    name: 'imagenette', label: 'Imagenette', address: 'https://huggingface.co/datasets/frgfm/imagenette/viewer/160px',
    classes: 10, trainImages: 9469, validationImages: 3925, pixels: 160, bytes: 120e6, licence: 'Apache-2.0; images of ImageNet, for research',
  },
];

/** The public data set of that name, if it is one. */
export function publicDataset(name: string): PublicDataset | undefined {
  return publicDatasets.find((each) => each.name === name);
}
